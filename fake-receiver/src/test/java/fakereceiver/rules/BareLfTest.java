package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BareLfTest {

  @Test
  void passesWhenEveryLineEndsInCrlf() {
    assertThat(examine(Letters.letter(Letters.GOOD), "").result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithABareLfAndNamesTheLine() {
    Outcome outcome =
        examine(
            Letters.path("alice@example.org")
                .withMessage(Message.of("Subject: Hello\r\n\r\na\nb\n")),
            "");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .contains("lines that end in LF without CR 2, the first in line 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\rb\r\n", "a\r\r\n", "a\r"})
  void failsWithABareCrAndNamesTheLine(String body) {
    Outcome outcome =
        examine(
            Letters.path("alice@example.org")
                .withMessage(Message.of("Subject: Hello\r\n\r\n" + body)),
            "");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).contains("CR without LF 1, the first in line 3");
  }

  private static Outcome examine(Attempt attempt, String zone) {
    return new BareLf().examine(attempt, ZoneDns.of(zone));
  }
}
