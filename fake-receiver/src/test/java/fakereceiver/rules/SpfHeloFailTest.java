package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import org.junit.jupiter.api.Test;

class SpfHeloFailTest {

  @Test
  void passesWhenTheRecordOfTheNameAdmitsTheClient() {
    Outcome outcome =
        examine(
            """
            mail.example.org  TXT   "v=spf1 a -all"
            mail.example.org  AAAA  2001:db8::25
            """);

    assertThat(outcome.result()).isEqualTo(PASSED);
  }

  @Test
  void failsWhenItDoesNotThoughTheReversePathPasses() {
    Outcome outcome =
        examine(
            """
            example.org       TXT   "v=spf1 +all"
            mail.example.org  TXT   "v=spf1 a -all"
            mail.example.org  AAAA  2001:db8::26
            """);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .contains("mail.example.org AAAA [2001:db8::26]")
        .last()
        .asString()
        .startsWith("SPF of postmaster@mail.example.org is fail");
    assertThat(outcome.remedy())
        .hasValue("Publish as the SPF record of mail.example.org: v=spf1 a ip6:2001:db8::25 -all");
  }

  private static Outcome examine(String zone) {
    return new SpfHeloFail(Letters.AUTHENTICATION)
        .examine(Letters.path("alice@example.org"), ZoneDns.of(zone));
  }
}
