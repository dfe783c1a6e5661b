package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.ReversePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderUnroutableTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"MX  10 mx.example.org", "MX  0 .", "AAAA  2001:db8::25", "A  192.0.2.25"})
  void passesWithAnMxRecordOrAnAddress(String record) {
    assertThat(examine("example.org  " + record).result()).isEqualTo(PASSED);
  }

  @Test
  void failsWhenTheDomainHasNeitherAndShowsEveryLookup() {
    Outcome outcome = examine("www.example.org  AAAA  2001:db8::80");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly(
            "example.org MX no such record",
            "example.org AAAA no such record",
            "example.org A no such record");
  }

  @Test
  void isSkippedWhenTheDomainDoesNotExist() {
    assertThat(examine("").result()).isEqualTo(SKIPPED);
  }

  @Test
  void isSkippedWhenALookupFails() {
    assertThat(examine("example.org  MX  !servfail").result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String zone) {
    Attempt attempt =
        Attempt.from("2001:db8::25").withReversePath(ReversePath.of("alice@example.org"));
    return new SenderUnroutable().examine(attempt, ZoneDns.of(zone));
  }
}
