package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import org.junit.jupiter.api.Test;

class SpfHeloNeutralTest {

  @Test
  void failsWhenItSaysNeutralThoughTheReversePathPasses() {
    Outcome outcome =
        examine(
            """
            example.org       TXT  "v=spf1 +all"
            mail.example.org  TXT  "v=spf1 ?all"
            """);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .last()
        .asString()
        .startsWith("SPF of postmaster@mail.example.org is neutral");
    assertThat(outcome.remedy())
        .hasValue("Publish as the SPF record of mail.example.org: v=spf1 ip6:2001:db8::25 ?all");
  }

  private static Outcome examine(String zone) {
    return new SpfHeloNeutral(Letters.AUTHENTICATION)
        .examine(Letters.path("alice@example.org"), ZoneDns.of(zone));
  }
}
