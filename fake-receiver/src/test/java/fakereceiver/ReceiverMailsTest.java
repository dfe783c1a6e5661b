package fakereceiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.judge.Stage;
import fakereceiver.server.Client;
import fakereceiver.session.Claim;
import fakereceiver.session.Mail;
import fakereceiver.session.Mail.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a test claims of its client, and what it is told while the client is still there. */
class ReceiverMailsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private static final String ZONE =
      """
      2001:db8::25        PTR    mail.example.org
      mail.example.org    AAAA   2001:db8::25
      2001:db8::66        PTR    mail.example.org
      example.org         MX     10 mail.example.org
      example.org         TXT    "v=spf1 ip6:2001:db8::25 -all"
      """;

  private static FakeReceiver receiver(String persona) {
    return FakeReceiver.builder(persona).zone(ZONE).claims("2001:db8::25").start();
  }

  private static String sends(Client client) {
    client.untilData();
    return client.say("From: alice@example.org\r\nSubject: Hi\r\n\r\nHello\r\n.");
  }

  @Test
  void aMailIsThereBeforeItsClientKnows() {
    try (FakeReceiver receiver = receiver("permissive");
        Client client = Client.greeted(receiver)) {
      assertThat(sends(client)).startsWith("250");

      assertThat(receiver.messages()).hasSize(1); // without waiting
      Mail mail = receiver.takeMail(AT_ONCE);
      assertThat(mail.fate()).isEqualTo(Fate.TAKEN);
      assertThat(mail.attempt().clientAddress()).hasToString("2001:db8::25");
      assertThat(mail.peer()).hasToString("::1");
      assertThat(mail.claims()).containsEntry(Claim.ADDRESS, "2001:db8::25");
      assertThat(String.join("\n", mail.transcript().printable()))
          .contains("*: taken for 2001:db8::25")
          .contains("S: 220 ")
          .contains("S: 250 2");
    }
  }

  @Test
  void aListenerIsToldBeforeTheClientAndItsMistakesHarmNobody() {
    List<Mail> told = new CopyOnWriteArrayList<>();
    List<Instant> began = new CopyOnWriteArrayList<>();
    try (FakeReceiver receiver =
            FakeReceiver.builder("permissive")
                .zone(ZONE)
                .onMail(
                    (mail, start) -> {
                      told.add(mail);
                      began.add(start);
                      throw new IllegalStateException("a mistake of the listener's");
                    })
                .start();
        Client client = Client.greeted(receiver)) {
      assertThat(sends(client)).startsWith("250");
      assertThat(told).isEqualTo(receiver.mails()).hasSize(1); // without waiting
      assertThat(sends(client)).startsWith("250");
      assertThat(told).isEqualTo(receiver.mails()).hasSize(2);
      assertThat(began.get(1)).isEqualTo(began.get(0)).isBefore(told.get(0).time());
    }
  }

  @Test
  void eachMailOfALongSessionHasItsOwnPartOfTheTranscript() {
    try (FakeReceiver receiver = receiver("permissive");
        Client client = Client.greeted(receiver)) {
      sends(client);
      sends(client);

      assertThat(receiver.awaitMails(2, AT_ONCE)).extracting(Mail::number).containsExactly(1, 2);
      assertThat(receiver.mails().get(1).transcript().lines().get(0).text())
          .isEqualTo("MAIL FROM:<alice@example.org>");
    }
  }

  @Test
  void aRefusedSenderIsFinalThoughItsClientStays() {
    try (FakeReceiver receiver = receiver("permissive");
        Client client = Client.greeted(receiver)) {
      assertThat(client.say("MAIL FROM:<alice@example.org> SIZE=99999999")).startsWith("552");

      Mail refused = receiver.takeMail(AT_ONCE);
      assertThat(refused.fate()).isEqualTo(Fate.REFUSED);
      assertThat(refused.stage()).contains(Stage.MAIL);
      assertThat(receiver.report())
          .contains("because  of the receiver itself, not of the persona")
          .doesNotContain("ptr-missing");
      assertThat(refused.refusal().orElseThrow().code()).isEqualTo(552);

      sends(client);
      assertThat(receiver.takeMail(AT_ONCE).fate()).isEqualTo(Fate.TAKEN);
      client.say("QUIT");
      assertThat(receiver.takeSession(PATIENCE).transactions()).hasSize(2);
      assertThat(receiver.mails()).hasSize(2);
    }
  }

  @Test
  void aRefusedRecipientIsFinalWhenTheClientGivesUp() {
    try (FakeReceiver receiver = receiver("postfix-strict")) {
      receiver.claims("2001:db8::66");
      try (Client client = Client.connected(receiver)) {
        client.say("EHLO mail.example.org");
        client.envelope();
        assertThatExceptionOfType(AssertionError.class)
            .isThrownBy(() -> receiver.takeMail(AT_ONCE))
            .withMessageContaining("postfix-strict: no mail was final within 1 ms on [::1]:")
            .withMessageContaining("sessions: 1 open, 0 ended")
            .withMessageContaining("S: 450 4.7.25 Client host rejected");

        client.say("RSET");
        Mail mail = receiver.takeMail(AT_ONCE);
        assertThat(mail.fate()).isEqualTo(Fate.DEFERRED);
        assertThat(mail.stage()).contains(Stage.RCPT);
        assertThat(mail.toString())
            .startsWith("mail 1 of session 1 from 2001:db8::66 as mail.example.org")
            .contains("because of fcrdns-mismatch")
            .doesNotContain("\n")
            .hasSizeLessThan(400);
      }
    }
  }

  @Test
  void aMailThatIsGivenUpIsThereBeforeTheGoodbye() {
    try (FakeReceiver receiver = receiver("permissive");
        Client client = Client.greeted(receiver)) {
      client.say("MAIL FROM:<alice@example.org>");
      client.say("QUIT");

      assertThat(receiver.takeMail(AT_ONCE).fate()).isEqualTo(Fate.UNFINISHED);
    }
  }

  @Test
  void sessionsThatComeToNothingAreNoMails() {
    try (FakeReceiver receiver = receiver("permissive")) {
      try (Client client = Client.greeted(receiver)) {
        client.say("QUIT");
      }
      receiver.takeSession(PATIENCE);

      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> receiver.awaitMails(1, AT_ONCE))
          .withMessageContaining("0 of 1 mails were final")
          .withMessageContaining("C: EHLO client.example");
    }
  }

  @Test
  @Timeout(20)
  void whoWaitsIsToldAtOnceThatTheReceiverIsClosed() throws Exception {
    FakeReceiver receiver = receiver("permissive");
    try (Client client = Client.greeted(receiver)) {
      sends(client);
    }
    receiver.takeSession(PATIENCE);
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(() -> receiver.takeSession(Duration.ofMinutes(1)));
    receiver.close();

    assertThatThrownBy(waiting::join)
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no session has ended, and the receiver is closed");
    assertThat(receiver.takeMail(AT_ONCE).fate()).isEqualTo(Fate.TAKEN);
    assertThatIllegalStateException()
        .isThrownBy(() -> receiver.takeMail(Duration.ofMinutes(1)))
        .withMessageContaining("no mail was final, and the receiver is closed");
    assertThatIllegalStateException()
        .isThrownBy(() -> receiver.awaitMails(2, Duration.ofMinutes(1)))
        .withMessageContaining("1 of 2 mails were final, and the receiver is closed");
  }

  @Test
  void saysThatNobodyCame() {
    try (FakeReceiver receiver = receiver("permissive")) {
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> receiver.takeMail(AT_ONCE))
          .withMessageContaining("nobody has connected");
    }
  }

  @Test
  void theNextSessionsAreTakenForWhomTheTestSays() {
    try (FakeReceiver receiver = receiver("permissive")) {
      receiver.claimsNext(Claim.of("2001:db8::66", "other.example.org"));
      receiver.claimsNext(Claim.helo("third.example.org"));
      for (int i = 0; i < 3; i++) {
        try (Client client = Client.greeted(receiver)) {
          sends(client);
        }
      }

      assertThat(receiver.awaitMails(3, PATIENCE))
          .extracting(mail -> mail.attempt().clientAddress().text())
          .containsExactly("2001:db8::66", "::1", "2001:db8::25");
      assertThat(receiver.mails())
          .extracting(mail -> mail.attempt().heloName().orElseThrow().text())
          .containsExactly("other.example.org", "third.example.org", "client.example");
    }
  }

  @Test
  void aClientThatSpeaksForItselfIsNotSpokenFor() {
    try (FakeReceiver receiver =
            FakeReceiver.builder("permissive")
                .zone(ZONE)
                .xclient(true)
                .claims(Claim.of("2001:db8::25", "mail.example.org"))
                .start();
        Client client = Client.greeted(receiver)) {
      client.say("XCLIENT ADDR=IPV6:2001:db8::66");
      client.say("EHLO own.example.org");
      sends(client);

      Mail mail = receiver.takeMail(PATIENCE);
      assertThat(mail.attempt().clientAddress()).hasToString("2001:db8::66");
      assertThat(mail.attempt().heloName().orElseThrow().text()).isEqualTo("own.example.org");
    }
  }

  @Test
  void whoIsRefusedAtConnectIsAMailToo() {
    try (FakeReceiver receiver =
            FakeReceiver.builder("connect-strict").zone(ZONE).claims("2001:db8::66").start();
        Client client = Client.silent(receiver)) {
      assertThat(client.reply()).startsWith("554");

      assertThat(receiver.takeMail(AT_ONCE).stage()).contains(Stage.CONNECT);
    }
  }
}
