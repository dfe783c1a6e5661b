package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import org.junit.jupiter.api.Test;

class DmarcQuarantineTest {

  @Test
  void failsWhenNothingIsAlignedAndShowsThePolicy() {
    Outcome outcome = examine("_dmarc.example.org  TXT  \"v=DMARC1; p=quarantine\"");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).contains("policy quarantine");
    assertThat(outcome.remedy())
        .hasValue(
            "Sign with DKIM as d=example.org, or let the SPF record of that domain admit"
                + " 2001:db8::25");
  }

  @Test
  void isSkippedWithAnotherPolicy() {
    assertThat(examine("_dmarc.example.org  TXT  \"v=DMARC1; p=reject\"").result())
        .isEqualTo(SKIPPED);
  }

  @Test
  void asksForLessWhileTesting() {
    assertThat(examine("_dmarc.example.org  TXT  \"v=DMARC1; p=reject; t=y\"").result())
        .isEqualTo(FAILED);
  }

  private static Outcome examine(String zone) {
    return new DmarcQuarantine(Letters.AUTHENTICATION)
        .examine(Letters.letter(Letters.GOOD), ZoneDns.of(zone));
  }
}
