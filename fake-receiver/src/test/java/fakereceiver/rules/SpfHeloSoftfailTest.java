package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
import org.junit.jupiter.api.Test;

class SpfHeloSoftfailTest {

  @Test
  void passesWhenTheRecordOfTheNameAdmitsTheClient() {
    assertThat(examine("mail.example.org TXT \"v=spf1 ip6:2001:db8::25 -all\"").result())
        .isEqualTo(PASSED);
  }

  @Test
  void failsWhenItSaysSoftfailThoughTheReversePathPasses() {
    Outcome outcome =
        examine(
            """
            example.org       TXT  "v=spf1 +all"
            mail.example.org  TXT  "v=spf1 ~all"
            """);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .last()
        .asString()
        .startsWith("SPF of postmaster@mail.example.org is softfail");
    assertThat(outcome.remedy())
        .hasValue("Publish as the SPF record of mail.example.org: v=spf1 ip6:2001:db8::25 ~all");
  }

  @Test
  void isUndecidedWhenTheLookupTimesOut() {
    assertThat(examine("mail.example.org TXT !timeout").result()).isEqualTo(UNDECIDED);
  }

  @Test
  void isSkippedWithoutARecord() {
    assertThat(examine("mail.example.org AAAA 2001:db8::25").result()).isEqualTo(SKIPPED);
  }

  @Test
  void isSkippedForTheNullReversePath() {
    assertThat(examine(Letters.path(""), "mail.example.org TXT \"v=spf1 ~all\"").result())
        .isEqualTo(SKIPPED);
  }

  @Test
  void isSkippedForAnAddressLiteral() {
    Attempt attempt =
        Attempt.from("2001:db8::25")
            .withHelo(HeloName.of("[IPv6:2001:db8::25]"))
            .withReversePath(ReversePath.of("alice@example.org"));

    assertThat(examine(attempt, "example.org TXT \"v=spf1 ~all\"").result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String zone) {
    return examine(Letters.path("alice@example.org"), zone);
  }

  private static Outcome examine(Attempt attempt, String zone) {
    return new SpfHeloSoftfail(Letters.AUTHENTICATION).examine(attempt, ZoneDns.of(zone));
  }
}
