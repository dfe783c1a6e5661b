package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.ReversePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderDomainMissingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"MX  10 mx.example.org", "AAAA  2001:db8::25", "A  192.0.2.25", "TXT  note"})
  void passesWhenTheDomainExists(String record) {
    assertThat(examine("example.org  " + record).result()).isEqualTo(PASSED);
  }

  @Test
  void failsWhenTheDomainDoesNotExistAndShowsEveryLookup() {
    Outcome outcome = examine("example.net  MX  10 mx.example.net");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly(
            "example.org MX no such name",
            "example.org AAAA no such name",
            "example.org A no such name");
  }

  @Test
  void isUndecidedWhenTheMxLookupFailsAndAsksNoFurther() {
    Outcome outcome =
        examine(
            """
            example.org  MX    !servfail
            example.org  AAAA  2001:db8::25
            """);

    assertThat(outcome.result()).isEqualTo(UNDECIDED);
    assertThat(outcome.evidence().lines()).containsExactly("example.org MX no answer: SERVFAIL");
  }

  @Test
  void isUndecidedWhenAnAddressLookupTimesOut() {
    assertThat(examine("example.org  AAAA  !timeout").result()).isEqualTo(UNDECIDED);
  }

  private static Outcome examine(String zone) {
    Attempt attempt =
        Attempt.from("2001:db8::25").withReversePath(ReversePath.of("alice@example.org"));
    return new SenderDomainMissing().examine(attempt, ZoneDns.of(zone));
  }
}
