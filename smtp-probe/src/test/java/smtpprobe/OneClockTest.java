package smtpprobe;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.cli.PersonaOptions;
import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The clock of a probe decides about the signatures in what it predicts. */
class OneClockTest {

  /** Signed once at noon of 2026-11-24, with an end (x=) at the beginning of 2096. */
  private static final String LETTER =
      """
      DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed; d=example.org; s=s2026;
       t=1795521600; x=3976214400; h=from:to:subject:date:message-id:from;
       bh=YJC6sFHGk5paEfivUv71xLRk9l6/Mpywbes6g++OLys=;
       b=OSjra1+kXf8A8G0VUy1fHIIDs983rogfHd18K8PP4ye9
       8qjlPuNGWVgWs+uZhB/ZieN3FZhtJWQSo836Z0aSDA==
      From: Alice <alice@example.org>
      To: bob@example.net
      Subject: Hello
      Date: Tue, 24 Nov 2026 12:00:00 +0000
      Message-ID: <1@example.org>

      Hello Bob
      """;

  private static final String ZONE =
      """
      example.org                     TXT  "v=spf1 -all"
      _dmarc.example.org              TXT  "v=DMARC1; p=reject"
      s2026._domainkey.example.org    TXT  "v=DKIM1; k=ed25519; p=RqVloKHKRMrujxJw40KsErHyG9iSKn45AvMR70fwjHw="
      """;

  @Test
  void predictsByItsClockWhetherASignatureHasExpired() {
    assertThat(predictedAt("2095-12-31T23:59:00Z")).isEqualTo(Outcome.Result.PASSED);
    assertThat(predictedAt("2096-01-01T00:01:00Z")).isEqualTo(Outcome.Result.FAILED);
  }

  private static Outcome.Result predictedAt(String time) {
    Attempt plan =
        Attempt.from("2001:db8::25")
            .withHelo(HeloName.of("mail.example.org"))
            .withReversePath(ReversePath.of("alice@example.org"))
            .withRecipient(Mailbox.of("bob@example.net"))
            .withMessage(Message.of(LETTER.replace("\n", "\r\n")));
    return new Probe(ZoneDns.of(ZONE), Clock.fixed(Instant.parse(time), ZoneOffset.UTC))
        .predict(plan, List.of(PersonaOptions.one("permissive")))
        .verdicts()
        .get(0)
        .outcome("dkim-fail")
        .result();
  }
}
