package fakereceiver.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.auth.spf.SpfDecision;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Observation;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Hearing;
import fakereceiver.judge.Stage;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import fakereceiver.persona.Personas;
import fakereceiver.rules.RuleBook;
import fakereceiver.server.Client;
import fakereceiver.server.Lab;
import fakereceiver.session.SessionRecord;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session that goes on and on holds what its last mails took, not what all of them did. */
class LongSessionsTest {

  private static final int MAILS = 50;

  /** 2,300 mails of 40 kB in one session were the end of a receiver with 128 MiB. */
  @Test
  void noMessageIsHeldByTheHearingWhenItIsOver() {
    Hearing hearing =
        new RuleBook(Clock.systemUTC())
            .judge(
                Personas.builtIn().named("permissive"),
                ZoneDns.of("2001:db8::25 PTR mail.example.org"))
            .recalling()
            .open();
    Attempt attempt =
        Attempt.from(IpAddress.of("2001:db8::25")).withHelo(HeloName.of("mail.example.org"));
    hearing.at(Stage.CONNECT, attempt);
    List<WeakReference<Message>> messages = new ArrayList<>();
    for (int i = 0; i < MAILS; i++) {
      messages.add(mail(hearing, attempt, i));
      hearing.endMail();
    }

    assertThat(messages).allMatch(LongSessionsTest::isGone);
  }

  /** Evidence of mails that are over is remembered: 79 of them were the end of a small heap. */
  @Test
  void theEvidenceOfAMailHoldsNoRecordThatItComesOf() {
    Verdict verdict =
        new RuleBook(Clock.systemUTC())
            .judge(
                Personas.builtIn().named("permissive"),
                ZoneDns.of(
                    """
                    example.org TXT "v=spf1 ip4:192.0.2.1 -all"
                    _dmarc.example.org TXT "v=DMARC1; p=reject"
                    """))
            .whole(
                Attempt.from(IpAddress.of("2001:db8::25"))
                    .withHelo(HeloName.of("mail.example.org"))
                    .withReversePath(ReversePath.of("alice@example.org"))
                    .withRecipient(Mailbox.of("bob@example.net"))
                    .withMessage(Message.of("From: alice@example.org\r\n\r\nHi\r\n")));

    assertThat(verdict.findings().all())
        .flatExtracting(finding -> finding.outcome().evidence().observations())
        .filteredOn(Observation.Given.class::isInstance)
        .extracting(observation -> ((Observation.Given) observation).value().getClass().getName())
        .contains(SpfDecision.class.getName())
        .noneMatch(name -> name.endsWith("Report"));
  }

  private static WeakReference<Message> mail(Hearing hearing, Attempt attempt, int number) {
    Message message = Message.of("From: alice@example.org\r\n\r\n" + number + "\r\n");
    hearing.at(
        Stage.MESSAGE,
        attempt
            .withReversePath(ReversePath.of("a" + number + "@example.org"))
            .withRecipient(Mailbox.of("bob@example.net"))
            .withMessage(message));
    return new WeakReference<>(message);
  }

  private static boolean isGone(WeakReference<Message> message) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (message.get() != null && System.nanoTime() < deadline) {
      System.gc();
    }
    return message.get() == null;
  }

  /** What {@code Transactions} keeps. */
  @Test
  void onlyTheLastMailsOfASessionAreKept() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.greeted(receiver)) {
      for (int i = 0; i < 130; i++) {
        client.untilData();
        client.send("x\r\n.\r\n");
        assertThat(client.reply()).startsWith("250");
      }
      client.say("QUIT");
      SessionRecord session = Lab.session(receiver);

      assertThat(session.transactions()).hasSize(100);
      assertThat(session.forgotten()).isEqualTo(30);
    }
  }

  /** What {@code SessionJudging} keeps. */
  @Test
  void onlyTheFirstRefusalsOfAMailAreKept() {
    try (FakeReceiver receiver = Lab.receiver(Lab.strict(Stage.RCPT, "recipient-bad")).start();
        Client client = Client.greeted(receiver)) {
      client.say("MAIL FROM:<alice@example.org>");
      client.send("RCPT TO:<bad@example.net>\r\n".repeat(1_200));
      for (int i = 0; i < 1_200; i++) {
        assertThat(client.reply()).startsWith("550");
      }
      client.say("QUIT");

      assertThat(Lab.session(receiver).last().refusals()).hasSize(1_000);
    }
  }
}
