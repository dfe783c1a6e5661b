package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import org.junit.jupiter.api.Test;

class SpfMissingTest {

  @Test
  void passesWithARecordWhateverItSays() {
    assertThat(examine("example.org  TXT  \"v=spf1 -all\"").result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithoutARecordAndTellsTheFirstOne() {
    Outcome outcome = examine("example.org  TXT  \"some-verification=1234\"");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).contains("example.org TXT [some-verification=1234]");
    assertThat(outcome.remedy())
        .hasValue("Publish as the SPF record of example.org: v=spf1 ip6:2001:db8::25 -all");
  }

  @Test
  void wantsTheRecordWhereTheAliasLeads() {
    Outcome outcome =
        examine("example.org CNAME host.example.net\nhost.example.net AAAA 2001:db8::25");

    assertThat(outcome.remedy().orElseThrow())
        .startsWith("Publish as the SPF record of host.example.net: ");
  }

  @Test
  void isUndecidedWhenTheLookupTimesOut() {
    assertThat(examine("example.org  TXT  !timeout").result()).isEqualTo(UNDECIDED);
  }

  @Test
  void isSkippedWhenTheDomainDoesNotExist() {
    assertThat(examine("example.net  TXT  \"x\"").result()).isEqualTo(SKIPPED);
  }

  @Test
  void isSkippedForTheNullReversePath() {
    assertThat(examine(Letters.path(""), "example.org  TXT  \"v=spf1 -all\"").result())
        .isEqualTo(SKIPPED);
  }

  private static Outcome examine(String zone) {
    return examine(Letters.path("alice@example.org"), zone);
  }

  private static Outcome examine(Attempt attempt, String zone) {
    return new SpfMissing(Letters.AUTHENTICATION).examine(attempt, ZoneDns.of(zone));
  }
}
