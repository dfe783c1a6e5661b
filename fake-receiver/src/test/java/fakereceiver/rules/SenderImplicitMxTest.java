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

class SenderImplicitMxTest {

  @Test
  void passesWithAnMxRecordWhereverItLeads() {
    assertThat(examine("example.org  MX  10 gone.example.org").result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithAnAddressAndNoMxRecordAndShowsTheLookups() {
    Outcome outcome = examine("example.org  AAAA  2001:db8::25");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly(
            "example.org MX no such record",
            "example.org AAAA [2001:db8::25]",
            "example.org A no such record");
  }

  @Test
  void failsWithAnIpv4AddressToo() {
    assertThat(examine("example.org  A  192.0.2.25").result()).isEqualTo(FAILED);
  }

  @Test
  void isUndecidedWhenTheMxLookupFails() {
    assertThat(examine("example.org  MX  !servfail").result()).isEqualTo(UNDECIDED);
  }

  @Test
  void isUndecidedWhenThereIsNoMxRecordAndNoAddressCanBeLookedUp() {
    assertThat(examine("example.org  AAAA  !timeout").result()).isEqualTo(UNDECIDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "example.org  TXT  \"hello\""})
  void isSkippedWhenThereIsNoAddressEither(String zone) {
    assertThat(examine(zone).result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String zone) {
    Attempt attempt =
        Attempt.from("2001:db8::25").withReversePath(ReversePath.of("alice@example.org"));
    return new SenderImplicitMx().examine(attempt, ZoneDns.of(zone));
  }
}
