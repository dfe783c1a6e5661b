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

class SenderMxIsAddressTest {

  @Test
  void passesWhenEveryMxRecordNamesAHost() {
    assertThat(
            examine(
                    """
                    example.org  MX  10 mx.example.org
                    example.org  MX  20 gone.example.org
                    """)
                .result())
        .isEqualTo(PASSED);
  }

  @Test
  void passesForANullMx() {
    assertThat(examine("example.org  MX  0 .").result()).isEqualTo(PASSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.25", "2001:db8::25"})
  void failsWithAnAddressOfEitherFamilyAndShowsTheRecords(String address) {
    Outcome outcome = examine("example.org  MX  10 " + address);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).containsExactly("example.org MX [10 " + address + "]");
  }

  @Test
  void failsBesideAnMxRecordThatIsInOrder() {
    assertThat(
            examine(
                    """
                    example.org  MX  10 mx.example.org
                    example.org  MX  20 192.0.2.25
                    """)
                .result())
        .isEqualTo(FAILED);
  }

  @Test
  void isUndecidedWhenTheLookupFails() {
    assertThat(examine("example.org  MX  !servfail").result()).isEqualTo(UNDECIDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "example.org  AAAA  2001:db8::25"})
  void isSkippedWithoutAnMxRecord(String zone) {
    assertThat(examine(zone).result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String zone) {
    Attempt attempt =
        Attempt.from("2001:db8::25").withReversePath(ReversePath.of("alice@example.org"));
    return new SenderMxIsAddress().examine(attempt, ZoneDns.of(zone));
  }
}
