package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Rule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of a field that may stand behind what is read of a header, no rule says that it is missing. */
class CutOffHeaderTest {

  private static final String MORE = "X: " + "y".repeat(1 << 20) + "\n";

  @ParameterizedTest
  @MethodSource
  void isNotSaidToLackAField(Rule rule) {
    assertThat(rule.examine(Letters.letter(MORE + Letters.GOOD), ZoneDns.of("")).result())
        .isEqualTo(SKIPPED);
  }

  static Stream<Rule> isNotSaidToLackAField() {
    return Stream.of(
        new DateMissing(), new MessageIdMissing(), new FromInvalid(), new DkimMissing());
  }

  @ParameterizedTest
  @MethodSource
  void hasTheFieldsThatWereRead(Rule rule) {
    Attempt attempt = Letters.letter(Letters.GOOD.replaceFirst("\n\n", "\n" + MORE + "\n"));

    assertThat(rule.examine(attempt, ZoneDns.of("")).result()).isEqualTo(PASSED);
  }

  static Stream<Rule> hasTheFieldsThatWereRead() {
    return Stream.of(new DateMissing(), new MessageIdMissing(), new FromInvalid());
  }
}
