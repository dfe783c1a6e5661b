package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import org.junit.jupiter.api.Test;

class DkimFailTest {

  @Test
  void passesWithAGoodSignature() {
    Outcome outcome = examine(Letters.key("example.org"));

    assertThat(outcome.result()).isEqualTo(PASSED);
  }

  @Test
  void failsWhenTheKeyIsAnotherAndNamesTheSignature() {
    Outcome outcome = examine(Letters.otherKey("example.org"));

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .last()
        .asString()
        .contains("DKIM-Signature d=example.org s=s2026 is fail (");
  }

  @Test
  void failsWhenTheKeyIsNotThere() {
    Outcome outcome = examine("example.org  A  192.0.2.25");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .contains("s2026._domainkey.example.org TXT no such name");
  }

  @Test
  void isUndecidedWhenTheKeyCannotBeLookedUp() {
    Outcome outcome = examine("s2026._domainkey.example.org  TXT  !servfail");

    assertThat(outcome.result()).isEqualTo(UNDECIDED);
  }

  @Test
  void isSkippedWithoutASignature() {
    Outcome outcome = examine(Letters.letter(Letters.GOOD), "");

    assertThat(outcome.result()).isEqualTo(SKIPPED);
  }

  @Test
  void isSkippedWithoutAMessage() {
    Outcome outcome =
        examine(Letters.path("alice@example.org"), "example.org  TXT  \"v=spf1 -all\"");

    assertThat(outcome.result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String zone) {
    return examine(Letters.signedBy("example.org", Letters.GOOD), zone);
  }

  private static Outcome examine(Attempt attempt, String zone) {
    return new DkimFail(Letters.AUTHENTICATION).examine(attempt, ZoneDns.of(zone));
  }
}
