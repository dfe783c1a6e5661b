package fakereceiver.server;

import static fakereceiver.misbehaviour.Misbehaviour.brokenTls;
import static fakereceiver.misbehaviour.Misbehaviour.hangUp;
import static fakereceiver.misbehaviour.Misbehaviour.longLine;
import static fakereceiver.misbehaviour.Misbehaviour.requireAuth;
import static fakereceiver.misbehaviour.Misbehaviour.say;
import static fakereceiver.misbehaviour.Misbehaviour.stall;
import static fakereceiver.misbehaviour.Misbehaviour.tarpit;
import static fakereceiver.misbehaviour.Misbehaviour.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.FakeReceiver;
import fakereceiver.judge.Action;
import fakereceiver.misbehaviour.Misbehaviour.Handshake;
import fakereceiver.misbehaviour.Misbehaviour.LongLine;
import fakereceiver.misbehaviour.Misbehaviours;
import fakereceiver.misbehaviour.Moment;
import fakereceiver.session.SessionRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a receiver was told to do wrong, as its client meets it and as it is recorded. */
@Timeout(60)
class MisbehaviourOnTheWireTest {

  private static final String MESSAGE = "Subject: x\r\n\r\nx\r\n.";

  private final FakeReceiver receiver = Lab.receiver().start();

  @AfterEach
  void stop() {
    receiver.close();
  }

  /** The replies to one mail, up to the first at which the connection was closed. */
  private static List<String> mail(Client client) {
    List<String> replies = new ArrayList<>();
    for (String line :
        List.of(
            "EHLO client.example",
            "MAIL FROM:<alice@example.org>",
            "RCPT TO:<bob@example.net>",
            "DATA",
            MESSAGE,
            "QUIT")) {
      String reply = client.say(line);
      replies.add(reply.isEmpty() ? "" : reply.substring(0, 3));
      if (reply.isEmpty() || (line.equals("DATA") && !reply.startsWith("354"))) {
        break;
      }
    }
    return replies;
  }

  private List<String> mail() {
    try (Client client = Client.connected(receiver)) {
      return mail(client);
    }
  }

  @Test
  void isInTheOrderOfItsQueueAndThenOver() {
    receiver.enqueue(2, say(Moment.MAIL, "451 4.3.0 Later"));
    receiver.enqueue();
    receiver.enqueue(hangUp(Moment.HELO));
    assertThat(receiver.misbehaviours().pending()).isEqualTo(4);

    assertThat(mail()).startsWith("250", "451");
    assertThat(mail()).startsWith("250", "451");
    assertThat(mail()).containsExactly("250", "250", "250", "354", "250", "221");
    assertThat(mail()).containsExactly("");
    assertThat(mail()).containsExactly("250", "250", "250", "354", "250", "221");
    assertThat(receiver.misbehaviours().pending()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Moment.class,
      names = {"HELO", "MAIL", "RCPT", "DATA", "MESSAGE", "QUIT"})
  void hangsUpWithoutAWord(Moment moment) {
    receiver.enqueue(hangUp(moment));

    List<String> replies = mail();

    assertThat(replies).endsWith("").doesNotContain("421");
    SessionRecord session = Lab.session(receiver);
    assertThat(session.trouble()).hasValue("as told, the receiver hangs up at " + moment.word());
    assertThat(session.attempt().message().isPresent()).isEqualTo(moment == Moment.QUIT);
  }

  @Test
  void closesAfterTheMessageHasComeWhole() {
    receiver.enqueue(hangUp(Moment.MESSAGE));

    assertThat(mail()).containsExactly("250", "250", "250", "354", "");

    assertThat(Lab.lines(Lab.session(receiver))).contains("*: 17 octets of message");
  }

  @Test
  void hangsUpInsteadOfAGreeting() {
    receiver.enqueue(hangUp(Moment.CONNECT));

    try (Client client = Client.silent(receiver)) {
      assertThat(client.isAtEnd()).isTrue();
    }
  }

  @Test
  void refusesInsteadOfAGreeting() {
    receiver.enqueue(say(Moment.CONNECT, "421 4.7.0 Too busy"));

    try (Client client = Client.silent(receiver)) {
      assertThat(client.rest()).isEqualTo("421 4.7.0 Too busy\r\n");
    }
    assertThat(Lab.session(receiver).last().refusals())
        .hasSize(1)
        .allMatch(refusal -> refusal.command().equals("CONNECT"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Moment.class,
      names = {"HELO", "MAIL", "RSET", "QUIT"})
  void saysWhatItWasTold(Moment moment) {
    receiver.enqueue(say(moment, "452-4.2.2 Full\n452 4.2.2 Really"));

    try (Client client = Client.greeted(receiver)) {
      client.say(
          switch (moment) {
            case HELO -> "HELO client.example";
            case RSET -> "RSET";
            case QUIT -> "QUIT";
            default -> "MAIL FROM:<alice@example.org>";
          });
    }
    assertThat(Lab.lines(Lab.session(receiver)).stream().filter(l -> l.startsWith("S: 452")))
        .hasSize(moment == Moment.HELO ? 4 : 2); // two lines, for EHLO and HELO
  }

  @Test
  void aRefusalOfTheMessageIsRecordedWithItsCommand() {
    receiver.enqueueMails(1, say(Moment.MESSAGE, "554 5.6.0 Not this"));

    assertThat(mail()).containsExactly("250", "250", "250", "354", "554", "221");

    SessionRecord session = Lab.session(receiver);
    assertThat(session.last().reply().orElseThrow()).hasToString("554 5.6.0 Not this");
    assertThat(session.last().refusals()).allMatch(refusal -> refusal.verb().equals("DATA"));
    assertThat(session.attempt().message()).isEmpty();
  }

  @Test
  void otherWordsOfApprovalLeaveTheJudgingAlone() {
    try (FakeReceiver strict = Lab.receiver(Lab.doing(Action.REJECT)).start()) {
      strict.enqueue(say(Moment.MESSAGE, "250 2.0.0 Queued as 4XYZ"));
      try (Client client = Client.greeted(strict)) {
        client.untilData();
        assertThat(client.say("Subject: good\r\n\r\nx\r\n.")).isEqualTo("250 2.0.0 Queued as 4XYZ");
        client.untilData();
        assertThat(client.say("Subject: bad\r\n\r\nx\r\n.")).startsWith("550 ");
      }
      assertThat(Lab.session(strict).transactions())
          .allMatch(mail -> mail.attempt().message().isPresent());
    }
  }

  @Test
  void mailsAreCountedAcrossSessions() {
    receiver.enqueueMails(3, say(Moment.RCPT, "450 4.2.0 Greylisted"));

    try (Client client = Client.greeted(receiver)) {
      for (int i = 0; i < 2; i++) {
        client.say("MAIL FROM:<alice@example.org>");
        assertThat(client.say("RCPT TO:<bob@example.net>")).startsWith("450 ");
        client.say("RSET");
      }
    }
    assertThat(mail()).startsWith("250", "250", "450");
    assertThat(mail()).startsWith("250", "250", "250", "354", "250");
  }

  @Test
  void stallsUntilTheClientHangsUp() {
    receiver.enqueue(stall(Moment.RCPT));

    try (Client client = Client.greeted(receiver)) {
      assertThat(client.say("MAIL FROM:<alice@example.org>")).startsWith("250 ");
      client.send("RCPT TO:<bob@example.net>\r\nNOOP\r\n");
      client.end();
      assertThat(client.isAtEnd()).isTrue();
    }
    assertThat(Lab.session(receiver).trouble().orElse("")).contains("says nothing more from rcpt");
  }

  @Test
  void aStallLastsAsLongAsASessionMayAndNoLongerThanTheReceiver() {
    try (FakeReceiver short_ =
        Lab.receiver()
            .idleTimeout(Duration.ofMillis(50))
            .sessionTimeout(Duration.ofMillis(300))
            .start()) {
      short_.enqueue(stall(Moment.CONNECT));
      try (Client client = Client.silent(short_)) {
        assertThat(client.isAtEnd()).isTrue();
      }
      SessionRecord session = Lab.session(short_);
      assertThat(session.took()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
      assertThat(Lab.lines(session)).noneMatch(line -> line.startsWith("S:"));
    }
    receiver.enqueue(brokenTls(Handshake.STALL));
    try (Client client = Client.greeted(receiver)) {
      assertThat(client.say("STARTTLS")).startsWith("220 "); // sent once it has begun to stall
      receiver.close();
      assertThat(client.isAtEnd()).isTrue();
    }
  }

  @Test
  void tarpitsWithoutLosingAWord() {
    receiver.enqueue(tarpit(Duration.ofMillis(20)));

    assertThat(mail()).containsExactly("250", "250", "250", "354", "250", "221");

    SessionRecord session = Lab.session(receiver);
    assertThat(Lab.lines(session)).contains("*: as told, the receiver waits 20 ms");
    assertThat(session.took()).isGreaterThan(Duration.ofMillis(7 * 20));
  }

  @Test
  void linesCanBeLongerThanAnyoneExpects() {
    receiver.enqueue(longLine(Moment.HELO), new LongLine(Moment.RCPT, 600));

    try (Client client = Client.connected(receiver)) {
      String ehlo = client.say("EHLO client.example");
      assertThat(ehlo.lines().findFirst().orElse("")).hasSize(2000).startsWith("250-mx.example x");
      assertThat(ehlo).contains("\n250-PIPELINING\n");
      assertThat(client.say("MAIL FROM:<alice@example.org>")).isEqualTo("250 2.1.0 Ok");
      assertThat(client.say("RCPT TO:<bob@example.net>")).hasSize(600).startsWith("250 2.1.5 Ok ");
    }
    assertThatThrownBy(() -> new LongLine(Moment.RCPT, 510)).hasMessageContaining("511");
  }

  @ParameterizedTest
  @EnumSource(Handshake.class)
  void breaksTheHandshakeOfTlsThatItOffers(Handshake how) {
    receiver.enqueue(brokenTls(how));

    try (Client client = Client.connected(receiver)) {
      assertThat(client.say("EHLO client.example")).contains("STARTTLS");
      assertThat(client.say("STARTTLS")).startsWith("220 ");
      client.send("\26\3\1\0\5hello");
      if (how == Handshake.STALL) {
        client.end();
      }
      assertThat(client.rest())
          .isEqualTo(
              how == Handshake.GARBAGE ? "500 5.5.1 This is not the beginning of TLS\r\n" : "");
    }
    SessionRecord session = Lab.session(receiver);
    assertThat(session.trouble().orElse("")).contains("breaks the TLS handshake: " + how.word());
    assertThat(session.tls()).isEmpty();
    try (Client client = Client.connected(receiver)) {
      assertThat(client.say("EHLO client.example")).doesNotContain("STARTTLS");
    }
  }

  @Test
  void whatItDoesNotOfferIsNotThere() {
    receiver.enqueue(without("chunking"), without("SIZE"), without("DSN"), without("8BITMIME"));

    try (Client client = Client.connected(receiver)) {
      assertThat(client.say("EHLO client.example"))
          .contains("PIPELINING", "SMTPUTF8")
          .doesNotContain("CHUNKING", "SIZE", "DSN", "8BITMIME");
      for (String parameter : List.of("SIZE=1", "BODY=8BITMIME", "RET=HDRS")) {
        assertThat(client.say("MAIL FROM:<alice@example.org> " + parameter))
            .startsWith("555 5.5.4");
      }
      assertThat(client.say("MAIL FROM:<alice@example.org> SMTPUTF8")).startsWith("250 ");
      assertThat(client.say("RCPT TO:<bob@example.net> NOTIFY=NEVER")).startsWith("555 5.5.4");
      assertThat(client.say("BDAT 3 LAST")).startsWith("502 ");
    }
  }

  @Test
  void aLoginCanBeRequiredByAReceiverThatKnowsNobody() {
    receiver.enqueue(requireAuth());

    try (Client client = Client.connected(receiver)) {
      assertThat(client.say("EHLO client.example")).contains("AUTH PLAIN LOGIN");
      assertThat(client.say("MAIL FROM:<alice@example.org>")).startsWith("530 5.7.0 ");
      assertThat(client.say("AUTH PLAIN AGEAYg==")).startsWith("535 5.7.8 ");
    }
    assertThat(Lab.session(receiver).last().refusals().get(0).verb()).isEqualTo("MAIL");
  }

  @Test
  void canBePlannedForEverySessionBeforeTheFirst() {
    Misbehaviours planned =
        new Misbehaviours().always(without("SIZE")).enqueue(1, hangUp(Moment.CONNECT));
    try (FakeReceiver other = Lab.receiver().misbehaviours(planned).start()) {
      try (Client client = Client.silent(other)) {
        assertThat(client.isAtEnd()).isTrue();
      }
      for (int i = 0; i < 2; i++) {
        try (Client client = Client.connected(other)) {
          assertThat(client.say("EHLO client.example")).doesNotContain("SIZE");
        }
      }
      planned.clear();
      try (Client client = Client.connected(other)) {
        assertThat(client.say("EHLO client.example")).contains("SIZE");
      }
    }
  }

  @Test
  void whatBelongsToSessionsIsNotForMails() {
    assertThatThrownBy(() -> receiver.enqueueMails(1, brokenTls(Handshake.STALL)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("breaks the TLS handshake: stall does so for sessions");
    assertThatThrownBy(() -> receiver.enqueue(0)).hasMessageContaining("expected at least 1");
    assertThat(receiver.misbehaviours().pending()).isZero();
  }
}
