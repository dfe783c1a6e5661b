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

class SpfHeloMissingTest {

  @Test
  void passesWithARecordAtTheHeloName() {
    assertThat(examine("mail.example.org  TXT  \"v=spf1 a -all\"").result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithoutOneAndTellsTheFirstOne() {
    Outcome outcome = examine("mail.example.org  AAAA  2001:db8::25");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).contains("mail.example.org TXT no such record");
    assertThat(outcome.remedy())
        .hasValue("Publish as the SPF record of mail.example.org: v=spf1 ip6:2001:db8::25 -all");
  }

  @Test
  void isUndecidedWhenTheLookupTimesOut() {
    assertThat(examine("mail.example.org  TXT  !timeout").result()).isEqualTo(UNDECIDED);
  }

  @Test
  void isSkippedWhenTheHeloNameDoesNotExist() {
    assertThat(examine("example.org  TXT  \"v=spf1 -all\"").result()).isEqualTo(SKIPPED);
  }

  @Test
  void isSkippedForAnAddressLiteral() {
    Outcome outcome =
        examine(
            Attempt.from("2001:db8::25")
                .withHelo(HeloName.of("[IPv6:2001:db8::25]"))
                .withReversePath(ReversePath.NULL),
            "example.org  TXT  \"v=spf1 -all\"");

    assertThat(outcome.result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String zone) {
    return examine(Letters.path("alice@example.org"), zone);
  }

  private static Outcome examine(Attempt attempt, String zone) {
    return new SpfHeloMissing(Letters.AUTHENTICATION).examine(attempt, ZoneDns.of(zone));
  }
}
