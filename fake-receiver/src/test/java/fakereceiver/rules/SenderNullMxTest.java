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

class SenderNullMxTest {

  @Test
  void passesWithAnMxRecordThatNamesAHost() {
    assertThat(examine("example.org  MX  10 mx.example.org").result()).isEqualTo(PASSED);
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
    assertThat(examine("example.org  MX  !timeout").result()).isEqualTo(UNDECIDED);
  }

  @Test
  void isSkippedWithoutAnMxRecord() {
    assertThat(examine("example.org  AAAA  2001:db8::25").result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String zone) {
    Attempt attempt =
        Attempt.from("2001:db8::25").withReversePath(ReversePath.of("alice@example.org"));
    return new SenderNullMx().examine(attempt, ZoneDns.of(zone));
  }
}
