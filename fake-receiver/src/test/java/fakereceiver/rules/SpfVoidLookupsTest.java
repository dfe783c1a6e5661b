package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import org.junit.jupiter.api.Test;

class SpfVoidLookupsTest {

  @Test
  void passesWithTwo() {
    Outcome outcome =
        examine(
            """
            example.org    TXT  "v=spf1 a:h1.example.org a:h2.example.org a:h3.example.org -all"
            h1.example.org A    192.0.2.1
            h2.example.org A    192.0.2.2
            h3.example.org AAAA 2001:db8::3
            """);

    assertThat(outcome.result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithThreeHostsThatHaveIp4OnlyAndShowsTheirAddresses() {
    Outcome outcome =
        examine(
            """
            example.org    TXT  "v=spf1 a:h1.example.org a:h2.example.org a:h3.example.org -all"
            h1.example.org A    192.0.2.1
            h2.example.org A    192.0.2.2
            h3.example.org A    192.0.2.3
            """);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .contains("h1.example.org AAAA no such record", "h1.example.org A [192.0.2.1]");
    assertThat(outcome.remedy())
        .hasValue(
            "Publish as the SPF record of example.org: v=spf1 ip6:2001:db8::25 a:h1.example.org"
                + " a:h2.example.org a:h3.example.org -all");
  }

  @Test
  void passesWithTheSameRecordOverIp4() {
    Outcome outcome =
        examine(
            Letters.path("192.0.2.3", "alice@example.org"),
            """
            example.org    TXT  "v=spf1 a:h1.example.org a:h2.example.org a:h3.example.org -all"
            h1.example.org A    192.0.2.1
            h2.example.org A    192.0.2.2
            h3.example.org A    192.0.2.3
            """);

    assertThat(outcome.result()).isEqualTo(PASSED);
  }

  @Test
  void isSkippedWithAnotherProblem() {
    assertThat(examine("example.org  TXT  \"v=spf1 mix -all\"").result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String zone) {
    return examine(Letters.path("alice@example.org"), zone);
  }

  private static Outcome examine(Attempt attempt, String zone) {
    return new SpfVoidLookups(Letters.AUTHENTICATION).examine(attempt, ZoneDns.of(zone));
  }
}
