package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import org.junit.jupiter.api.Test;

class UnauthenticatedTest {

  @Test
  void passesBySpf() {
    assertThat(examine("example.org  TXT  \"v=spf1 ip6:2001:db8::25 -all\"").result())
        .isEqualTo(PASSED);
  }

  @Test
  void passesByDkim() {
    Outcome outcome =
        examine(Letters.signedBy("example.org", Letters.GOOD), Letters.key("example.org"));

    assertThat(outcome.result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithNeitherAndShowsBoth() {
    Outcome outcome = examine("example.org  TXT  \"v=spf1 ?all\"");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .contains(
            "SPF of alice@example.org is neutral (?all of example.org)",
            "DKIM-Signature fields none");
    assertThat(outcome.remedy())
        .hasValue("Publish as the SPF record of example.org: v=spf1 ip6:2001:db8::25 ?all");
  }

  @Test
  void failsWithABadSignature() {
    Outcome outcome =
        examine(Letters.signedBy("example.org", Letters.GOOD), Letters.otherKey("example.org"));

    assertThat(outcome.result()).isEqualTo(FAILED);
  }

  @Test
  void isUndecidedWhenSpfCannotBeChecked() {
    assertThat(examine("example.org  TXT  !timeout").result()).isEqualTo(UNDECIDED);
  }

  @Test
  void isUndecidedWhenAKeyCannotBeLookedUp() {
    Outcome outcome =
        examine(
            Letters.signedBy("example.org", Letters.GOOD),
            "s2026._domainkey.example.org  TXT  !servfail");

    assertThat(outcome.result()).isEqualTo(UNDECIDED);
  }

  private static Outcome examine(String zone) {
    return examine(Letters.letter(Letters.GOOD), zone);
  }

  private static Outcome examine(Attempt attempt, String zone) {
    return new Unauthenticated(Letters.AUTHENTICATION).examine(attempt, ZoneDns.of(zone));
  }
}
