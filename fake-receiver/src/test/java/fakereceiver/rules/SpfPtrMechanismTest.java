package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import org.junit.jupiter.api.Test;

class SpfPtrMechanismTest {

  @Test
  void passesWithoutSuchATerm() {
    assertThat(examine("example.org  TXT  \"v=spf1 mx -all\"").result()).isEqualTo(PASSED);
  }

  @Test
  void failsAndPutsTheAddressInItsPlace() {
    Outcome outcome = examine("example.org  TXT  \"v=spf1 ptr:example.org -all\"");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).contains("the term ptr:example.org");
    assertThat(outcome.remedy())
        .hasValue("Publish as the SPF record of example.org: v=spf1 ip6:2001:db8::25 -all");
  }

  private static Outcome examine(String zone) {
    return new SpfPtrMechanism(Letters.AUTHENTICATION)
        .examine(Letters.path("alice@example.org"), ZoneDns.of(zone));
  }
}
