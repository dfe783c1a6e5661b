package fakereceiver.server;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.ReceiverBuilder;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Rule;
import fakereceiver.session.Transaction;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The clock that a receiver is built with decides about signatures, too. */
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
  void takesASignatureBeforeItsEndInVerdictAndStoredField() {
    Transaction transaction = deliverAt("2095-12-31T23:59:00Z", Optional.empty());

    assertThat(transaction.verdict().outcome("dkim-fail").result())
        .isEqualTo(Outcome.Result.PASSED);
    assertThat(Lab.authenticationResults(transaction)).contains("dkim=pass").contains("dmarc=pass");
  }

  @Test
  void callsASignatureExpiredInVerdictAndStoredField() {
    Transaction transaction = deliverAt("2096-01-01T00:01:00Z", Optional.empty());

    Outcome outcome = transaction.verdict().outcome("dkim-fail");
    assertThat(outcome.result()).isEqualTo(Outcome.Result.FAILED);
    assertThat(outcome.evidence().lines()).last().asString().contains("expired at 2096-01-01");
    assertThat(Lab.authenticationResults(transaction))
        .doesNotContain("dkim=pass")
        .contains("dmarc=fail");
  }

  @Test
  void storesByThatClockEvenWhenNoRuleLooksAtSignatures() {
    assertThat(Lab.authenticationResults(deliverAt("2096-01-01T00:01:00Z", Optional.of(List.of()))))
        .doesNotContain("dkim=pass");
  }

  private static Transaction deliverAt(String time, Optional<List<Rule>> rules) {
    ReceiverBuilder builder =
        FakeReceiver.builder(Lab.permissive())
            .zone(ZONE)
            .authenticationResults()
            .clock(Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
    rules.ifPresent(builder::rules);
    try (FakeReceiver receiver = builder.start();
        Client client = Client.greeted(receiver)) {
      client.untilData();
      client.send(LETTER.replace("\n", "\r\n"));
      client.say(".");
      client.say("QUIT");
      return Lab.session(receiver).last();
    }
  }
}
