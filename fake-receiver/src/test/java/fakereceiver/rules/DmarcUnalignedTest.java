package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import org.junit.jupiter.api.Test;

class DmarcUnalignedTest {

  @Test
  void passesByDkim() {
    Outcome outcome =
        examine(
            Letters.signedBy("example.org", Letters.GOOD),
            "_dmarc.example.org  TXT  \"v=DMARC1; p=reject\"\n" + Letters.key("example.org"));

    assertThat(outcome.result()).isEqualTo(PASSED);
  }

  @Test
  void failsWhateverThePolicyIs() {
    Outcome outcome = examine("_dmarc.example.org  TXT  \"v=DMARC1; p=none\"");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .contains("DMARC of example.org is fail (neither SPF nor DKIM confirmed a domain)");
    assertThat(outcome.remedy())
        .hasValue(
            "Sign with DKIM as d=example.org, or let the SPF record of that domain admit"
                + " 2001:db8::25");
  }

  @Test
  void asksForAnotherReversePathWhereItIsOfAnotherDomain() {
    Attempt mail = Letters.path("news@sender.example").withMessage(Letters.message(Letters.GOOD));

    assertThat(examine(mail, "_dmarc.example.org TXT \"v=DMARC1; p=none\"").remedy())
        .hasValue(
            "Sign with DKIM as d=example.org, or use a reverse-path in that domain instead of"
                + " <news@sender.example> and let its SPF record admit 2001:db8::25");
  }

  private static Outcome examine(String zone) {
    return examine(Letters.letter(Letters.GOOD), zone);
  }

  private static Outcome examine(Attempt attempt, String zone) {
    return new DmarcUnaligned(Letters.AUTHENTICATION).examine(attempt, ZoneDns.of(zone));
  }
}
