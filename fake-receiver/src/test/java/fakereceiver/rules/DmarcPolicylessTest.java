package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import org.junit.jupiter.api.Test;

class DmarcPolicylessTest {

  @Test
  void passesWithAPolicy() {
    assertThat(examine("_dmarc.example.org  TXT  \"v=DMARC1; p=none\"").result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithoutOneAndSaysHowItIsRead() {
    Outcome outcome = examine("_dmarc.example.org  TXT  \"v=DMARC1; aspf=s\"");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .contains("p is missing, so the policy is read as p=none");
    assertThat(outcome.remedy().orElseThrow())
        .contains("p=none in the record of _dmarc.example.org");
  }

  private static Outcome examine(String zone) {
    return new DmarcPolicyless(Letters.AUTHENTICATION)
        .examine(Letters.letter(Letters.GOOD), ZoneDns.of(zone));
  }
}
