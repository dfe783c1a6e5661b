package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import org.junit.jupiter.api.Test;

class DmarcRejectTest {

  @Test
  void failsWhenNothingIsAlignedAndShowsThePolicy() {
    Outcome outcome = examine("_dmarc.example.org  TXT  \"v=DMARC1; p=reject\"");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).contains("policy reject");
    assertThat(outcome.remedy())
        .hasValue(
            "Sign with DKIM as d=example.org, or let the SPF record of that domain admit"
                + " 2001:db8::25");
  }

  /** RFC 7208 section 2.4: of a null reverse-path SPF confirms the HELO name. */
  @Test
  void passesByTheHeloNameOfANullReversePath() {
    Attempt bounce = Letters.path("").withMessage(Letters.message(Letters.GOOD));
    String zone = "_dmarc.example.org  TXT  \"v=DMARC1; p=reject\"\n";
    String helo = "mail.example.org  TXT  \"v=spf1 ip6:2001:db8::25 -all\"\n";

    assertThat(examine(bounce, zone + helo).result()).isEqualTo(PASSED);
    assertThat(examine(bounce, zone).result()).isEqualTo(FAILED);
  }

  @Test
  void isSkippedWithAnotherPolicy() {
    assertThat(examine("_dmarc.example.org  TXT  \"v=DMARC1; p=quarantine\"").result())
        .isEqualTo(SKIPPED);
  }

  private static Outcome examine(String zone) {
    return examine(Letters.letter(Letters.GOOD), zone);
  }

  private static Outcome examine(Attempt attempt, String zone) {
    return new DmarcReject(Letters.AUTHENTICATION).examine(attempt, ZoneDns.of(zone));
  }
}
