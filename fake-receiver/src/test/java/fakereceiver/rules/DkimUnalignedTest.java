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

class DkimUnalignedTest {

  @Test
  void passesWhenTheDomainOfTheHeaderFromSigned() {
    Outcome outcome =
        examine(
            Letters.signedBy("example.org", Letters.GOOD),
            "_dmarc.example.org  TXT  \"v=DMARC1; p=none\"\n" + Letters.key("example.org"));

    assertThat(outcome.result()).isEqualTo(PASSED);
  }

  @Test
  void failsWhenAnotherDomainSignedAndNamesBoth() {
    Outcome outcome =
        examine("_dmarc.example.org  TXT  \"v=DMARC1; p=none\"\n" + Letters.key("mailer.example"));

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .last()
        .asString()
        .contains(
            "DMARC of example.org is fail (confirmed were [DKIM mailer.example], none is aligned"
                + " with example.org)");
    assertThat(outcome.remedy()).hasValue("Sign with d=example.org as well, or instead");
  }

  @Test
  void isSkippedWithoutAGoodSignature() {
    assertThat(examine("_dmarc.example.org  TXT  \"v=DMARC1; p=none\"\n").result())
        .isEqualTo(SKIPPED);
  }

  @Test
  void isSkippedWithoutADmarcRecord() {
    assertThat(examine(Letters.key("mailer.example")).result()).isEqualTo(SKIPPED);
  }

  @Test
  void isUndecidedWhenTheRecordCannotBeLookedUp() {
    Outcome outcome = examine(Letters.key("mailer.example") + "_dmarc.example.org  TXT  !timeout");

    assertThat(outcome.result()).isEqualTo(UNDECIDED);
  }

  @Test
  void isUndecidedWhenTheKeyCannotBeLookedUp() {
    Outcome outcome =
        examine(
            """
            _dmarc.example.org                TXT  "v=DMARC1; p=none"
            s2026._domainkey.mailer.example   TXT  !servfail
            """);

    assertThat(outcome.result()).isEqualTo(UNDECIDED);
  }

  @Test
  void isSkippedWithoutAHeaderFrom() {
    Outcome outcome = examine(Letters.letter("Subject: Hello\n\n"), Letters.key("mailer.example"));

    assertThat(outcome.result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String zone) {
    return examine(Letters.signedBy("mailer.example", Letters.GOOD), zone);
  }

  private static Outcome examine(Attempt attempt, String zone) {
    return new DkimUnaligned(Letters.AUTHENTICATION).examine(attempt, ZoneDns.of(zone));
  }
}
