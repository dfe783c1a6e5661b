package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.ReversePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderNullMxTest {

  @Test
  void passesWithAnMxRecordThatNamesAHost() {
    Outcome outcome = examine("example.org  MX  10 mx.example.org");

    assertThat(outcome.result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithANullMxAndShowsIt() {
    Outcome outcome = examine("example.org  MX  0 .");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).containsExactly("example.org MX [0 .]");
  }

  @Test
  void passesWhenTheNullMxIsNotAlone() {
    Outcome outcome =
        examine(
            """
            example.org  MX  0 .
            example.org  MX  10 mx.example.org
            """);

    assertThat(outcome.result()).isEqualTo(PASSED);
  }

  @Test
  void isUndecidedWhenTheLookupTimesOut() {
    Outcome outcome = examine("example.org  MX  !timeout");

    assertThat(outcome.result()).isEqualTo(UNDECIDED);
  }

  @Test
  void isSkippedWithoutAnMxRecord() {
    Outcome outcome = examine("example.org  AAAA  2001:db8::25");

    assertThat(outcome.result()).isEqualTo(SKIPPED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "alice", "alice@mail", "alice@[IPv6:2001:db8::25]"})
  void isSkippedWithoutADomainToAskFor(String path) {
    assertThat(examine(path, "").result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String zone) {
    return examine("alice@example.org", zone);
  }

  private static Outcome examine(String path, String zone) {
    Attempt attempt = Attempt.from("2001:db8::25").withReversePath(ReversePath.of(path));
    return new SenderNullMx().examine(attempt, ZoneDns.of(zone));
  }
}
