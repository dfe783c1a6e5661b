package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.auth.dkim.Dkim;
import fakereceiver.auth.dkim.TestKeys;
import fakereceiver.auth.signature.Algorithm;
import fakereceiver.auth.signature.MailText;
import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Receiver;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;

class DkimFailTest {

  private static final KeyPair ED25519 = TestKeys.ed25519();
  private static final Receiver RSA_ALONE = Receivers.verifying(Algorithm.RSA_SHA256);

  @Test
  void passesWithAGoodSignature() {
    assertThat(examine(Letters.key("example.org")).result()).isEqualTo(PASSED);
  }

  @Test
  void failsWhenTheKeyIsAnotherAndNamesTheSignature() {
    Outcome outcome = examine(Letters.otherKey("example.org"));

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .last()
        .asString()
        .contains("DKIM-Signature d=example.org s=s2026 is fail (");
  }

  @Test
  void failsWhenTheKeyIsNotThere() {
    Outcome outcome = examine("example.org  A  192.0.2.25");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .contains("s2026._domainkey.example.org TXT no such name");
  }

  @Test
  void isUndecidedWhenTheKeyCannotBeLookedUp() {
    assertThat(examine("s2026._domainkey.example.org  TXT  !servfail").result())
        .isEqualTo(UNDECIDED);
  }

  @Test
  void failsWhenTheReceiverDoesNotVerifyTheAlgorithm() {
    Attempt attempt = Letters.signedBy("example.org", Letters.GOOD, ED25519);
    String zone = Letters.key("example.org", ED25519);

    Outcome outcome = examine(attempt.to(RSA_ALONE), zone);

    assertThat(examine(attempt, zone).result()).isEqualTo(PASSED);
    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.remedy().orElseThrow()).startsWith("Sign by rsa-sha256 as well");
    assertThat(outcome.evidence().lines())
        .last()
        .asString()
        .endsWith("is permerror (this receiver does not verify ed25519-sha256)");
  }

  @Test
  void saysWhatElseIsWrongWithASignatureThatTheReceiverDoesNotVerify() {
    Attempt attempt = Letters.signedBy("example.org", Letters.GOOD, ED25519);

    assertThat(examine(attempt.to(RSA_ALONE), "").evidence().lines())
        .last()
        .asString()
        .contains("no such name");
  }

  @Test
  void isUndecidedWhereMoreSignaturesAreThereThanAreLookedAt() {
    String bad = "DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=s2026; h=from; bh=x; b=y\n";
    Attempt attempt = Letters.letter(bad.repeat(Dkim.MAX_SIGNATURES + 1) + Letters.GOOD);

    Outcome outcome = examine(attempt, Letters.key("example.org"));

    assertThat(outcome.result()).isEqualTo(UNDECIDED);
    assertThat(outcome.evidence().lines())
        .contains("further DKIM-Signature fields, not looked at 1");
  }

  @Test
  void isUndecidedWhereTheHeaderIsTooLong() {
    String bad = "DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=s2026; h=from; bh=x; b=y\n";

    Outcome outcome =
        examine(Letters.letter(bad + "X: y\n".repeat(MailText.MAX_FIELDS) + Letters.GOOD), "");

    assertThat(outcome.result()).isEqualTo(UNDECIDED);
  }

  @Test
  void isSkippedWithoutASignature() {
    assertThat(examine(Letters.letter(Letters.GOOD), "").result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String zone) {
    return examine(Letters.signedBy("example.org", Letters.GOOD), zone);
  }

  private static Outcome examine(Attempt attempt, String zone) {
    return new DkimFail(Letters.AUTHENTICATION).examine(attempt, ZoneDns.of(zone));
  }
}
