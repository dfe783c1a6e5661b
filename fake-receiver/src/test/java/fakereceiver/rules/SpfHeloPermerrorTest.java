package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import org.junit.jupiter.api.Test;

class SpfHeloPermerrorTest {

  @Test
  void failsWhenATermIsWrong() {
    Outcome outcome = examine("mail.example.org TXT \"v=spf1 foo:bar -all\"");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.remedy().orElseThrow()).contains("foo:bar of mail.example.org");
  }

  @Test
  void failsWhenThereAreTwoRecords() {
    assertThat(
            examine(
                    """
                    mail.example.org TXT "v=spf1 -all"
                    mail.example.org TXT "v=spf1 +all"
                    """)
                .result())
        .isEqualTo(FAILED);
  }

  private static Outcome examine(String zone) {
    return new SpfHeloPermerror(Letters.AUTHENTICATION)
        .examine(Letters.path("alice@example.org"), ZoneDns.of(zone));
  }
}
