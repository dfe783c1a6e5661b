package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import org.junit.jupiter.api.Test;

class SpfPermerrorTest {

  @Test
  void passesWithARecordThatCanBeEvaluated() {
    assertThat(examine("example.org  TXT  \"v=spf1 -all\"").result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithTwoRecordsAndShowsBoth() {
    Outcome outcome =
        examine(
            """
            example.org  TXT  "v=spf1 -all"
            example.org  TXT  "v=spf1 ~all"
            """);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).contains("example.org TXT [v=spf1 -all, v=spf1 ~all]");
  }

  @Test
  void failsWithAWrongTermAndNamesIt() {
    Outcome outcome = examine("example.org  TXT  \"v=spf1 includes:example.net -all\"");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .last()
        .asString()
        .contains("includes:example.net of example.org");
  }

  @Test
  void failsWhenAnIncludeHasNoRecord() {
    Outcome outcome = examine("example.org  TXT  \"v=spf1 include:gone.example.org -all\"");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .last()
        .asString()
        .contains("include:gone.example.org of example.org");
  }

  @Test
  void isSkippedForATermAboutIp6() {
    assertThat(examine("example.org  TXT  \"v=spf1 ip6:2001:db8::zz -all\"").result())
        .isEqualTo(SKIPPED);
  }

  @Test
  void isSkippedOverTheLimitOfLookups() {
    Outcome outcome =
        examine(
            """
            example.org  TXT  "v=spf1 a:h0.example.net a:h1.example.net a:h2.example.net a:h3.example.net -all"
            """);

    assertThat(outcome.result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String zone) {
    return new SpfPermerror(Letters.AUTHENTICATION)
        .examine(Letters.path("alice@example.org"), ZoneDns.of(zone));
  }
}
