package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import org.junit.jupiter.api.Test;

class SpfNeutralTest {

  @Test
  void passesWhenTheRecordAdmitsTheClient() {
    assertThat(examine("example.org TXT \"v=spf1 ip6:2001:db8::25 ?all\"").result())
        .isEqualTo(PASSED);
  }

  @Test
  void failsWhenTheRecordSaysNeutral() {
    Outcome outcome = examine("example.org TXT \"v=spf1 ?all\"");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .last()
        .isEqualTo("SPF of alice@example.org is neutral (?all of example.org)");
    assertThat(outcome.remedy())
        .hasValue("Publish as the SPF record of example.org: v=spf1 ip6:2001:db8::25 ?all");
  }

  @Test
  void failsWhenNoTermMatches() {
    assertThat(examine("example.org TXT \"v=spf1 ip6:2001:db8:1::/48\"").result())
        .isEqualTo(FAILED);
  }

  private static Outcome examine(String zone) {
    return new SpfNeutral(Letters.AUTHENTICATION)
        .examine(Letters.path("alice@example.org"), ZoneDns.of(zone));
  }
}
