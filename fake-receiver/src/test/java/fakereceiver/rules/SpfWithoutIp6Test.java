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

class SpfWithoutIp6Test {

  @Test
  void passesWhenSpfPasses() {
    assertThat(examine("example.org  TXT  \"v=spf1 ip6:2001:db8::25 -all\"").result())
        .isEqualTo(PASSED);
  }

  @Test
  void failsWhenOnlyAnIp4TermIsThereAndShowsThatItPasses() {
    Outcome outcome = examine("example.org  TXT  \"v=spf1 ip4:192.0.2.25 -all\"");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .contains(
            "SPF of alice@example.org from 192.0.2.25 is pass (ip4:192.0.2.25 of example.org)");
    assertThat(outcome.remedy())
        .hasValue(
            "Publish as the SPF record of example.org: v=spf1 ip4:192.0.2.25 ip6:2001:db8::25"
                + " -all");
  }

  @Test
  void failsWhenTheMxHasAnARecordOnly() {
    Outcome outcome =
        examine(
            """
            example.org       TXT  "v=spf1 mx ~all"
            example.org       MX   10 mail.example.org
            mail.example.org  A    192.0.2.25
            """);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.remedy())
        .hasValue("Publish as the SPF record of example.org: v=spf1 mx ip6:2001:db8::25 ~all");
  }

  @Test
  void failsForARecordWithoutAll() {
    Outcome outcome = examine("example.org  TXT  \"v=spf1 ip4:192.0.2.0/24\"");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.remedy())
        .hasValue(
            "Publish as the SPF record of example.org: v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::25");
  }

  @Test
  void isSkippedWhenTheRecordAdmitsAnotherIp6Address() {
    Outcome outcome = examine("example.org  TXT  \"v=spf1 ip4:192.0.2.25 ip6:2001:db8::26 -all\"");

    assertThat(outcome.result()).isEqualTo(SKIPPED);
  }

  @Test
  void isSkippedWhenNoIp4HostPassesEither() {
    Outcome outcome =
        examine(
            """
            example.org  TXT  "v=spf1 -all"
            example.org  A    192.0.2.25
            """);

    assertThat(outcome.result()).isEqualTo(SKIPPED);
  }

  @Test
  void isSkippedForAnIp4Client() {
    Outcome outcome =
        examine(
            Letters.path("192.0.2.1", "alice@example.org"), "example.org  TXT  \"v=spf1 -all\"");

    assertThat(outcome.result()).isEqualTo(SKIPPED);
  }

  @Test
  void isSkippedWithoutARecord() {
    assertThat(examine("example.org  A  192.0.2.25").result()).isEqualTo(SKIPPED);
  }

  @Test
  void isUndecidedWhenALookupTimesOut() {
    assertThat(examine("example.org  TXT  !timeout").result()).isEqualTo(UNDECIDED);
  }

  private static Outcome examine(String zone) {
    return examine(Letters.path("alice@example.org"), zone);
  }

  private static Outcome examine(Attempt attempt, String zone) {
    return new SpfWithoutIp6(Letters.AUTHENTICATION).examine(attempt, ZoneDns.of(zone));
  }
}
