package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import org.junit.jupiter.api.Test;

class SpfLookupLimitTest {

  @Test
  void passesAtTheLimitAndCounts() {
    Outcome outcome = examine(SpfLookupLimitNearTest.zone(10));

    assertThat(outcome.result()).isEqualTo(PASSED);
    assertThat(outcome.evidence().lines()).contains("terms that ask DNS 10 of 10");
  }

  @Test
  void failsOverTheLimitAndPutsTheAddressFirst() {
    Outcome outcome = examine(SpfLookupLimitNearTest.zone(11));

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).contains("terms that ask DNS 11 of 10");
    assertThat(outcome.remedy())
        .hasValue(
            "Publish as the SPF record of example.org: v=spf1 ip6:2001:db8::25 a:h0.example.org"
                + " a:h1.example.org a:h2.example.org a:h3.example.org a:h4.example.org"
                + " a:h5.example.org a:h6.example.org a:h7.example.org a:h8.example.org"
                + " a:h9.example.org a:h10.example.org -all");
  }

  @Test
  void isUndecidedWhenALookupTimesOut() {
    assertThat(examine("example.org  TXT  !timeout").result()).isEqualTo(UNDECIDED);
  }

  @Test
  void isSkippedWithAnotherProblem() {
    assertThat(examine("example.org  TXT  \"v=spf1 mix -all\"").result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String zone) {
    return new SpfLookupLimit(Letters.AUTHENTICATION)
        .examine(Letters.path("alice@example.org"), ZoneDns.of(zone));
  }
}
