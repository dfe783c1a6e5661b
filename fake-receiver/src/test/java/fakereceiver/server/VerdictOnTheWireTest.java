package fakereceiver.server;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.dns.ZoneDns;
import fakereceiver.judge.Action;
import fakereceiver.judge.Judge;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Stage;
import fakereceiver.mail.Reply;
import fakereceiver.session.SessionRecord;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictOnTheWireTest {

  @Test
  void greetsAndAcceptsInThePersonasWords() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.silent(receiver)) {
      assertThat(client.reply()).isEqualTo("220 mx.example ESMTP of the lab");
      assertThat(client.say("EHLO client.example")).startsWith("250-mx.example\n");
      client.untilData();
      client.send("Subject: hello\r\n\r\nHi\r\n");
      assertThat(client.say(".")).isEqualTo("250 2.0.0 Taken from [::1]");
      assertThat(client.say("QUIT")).startsWith("221 ");
      assertThat(client.isAtEnd()).isTrue();

      SessionRecord session = Lab.session(receiver);
      assertThat(session.trouble()).isEmpty();
      assertThat(session.transactions()).hasSize(1);
      assertThat(session.verdict().action()).isEqualTo(Action.NOTE);
      assertThat(session.last().reply()).contains(Reply.of(250, "2.0.0 Taken from [::1]"));
      assertThat(Lab.message(session)).isEqualTo("Subject: hello\r\n\r\nHi\r\n");
    }
  }

  @Test
  void refusesAtConnectInSeveralLinesAndCloses() {
    Persona persona = Lab.strict(Stage.CONNECT, "ptr-absent");
    try (FakeReceiver receiver = Lab.receiver(persona).xclient(false).start();
        Client client = Client.silent(receiver)) {
      assertThat(client.reply()).isEqualTo("550-5.7.1 Refused: ptr-absent\n550 5.7.1 [::1]");
      assertThat(client.isAtEnd()).isTrue();

      SessionRecord session = Lab.session(receiver);
      assertThat(session.verdict().stage()).contains(Stage.CONNECT);
      assertThat(session.trouble()).isEmpty();
    }
  }

  @Test
  void refusesAHeloNameUntilABetterOneComes() {
    try (FakeReceiver receiver =
            Lab.receiver(Lab.strict(Stage.HELO, "helo-bad")).xclient(false).start();
        Client client = Client.connected(receiver)) {
      assertThat(client.say("EHLO bad.example")).startsWith("550-5.7.1 Refused: helo-bad\n550 ");
      assertThat(client.say("HELO bad.example")).startsWith("550-5.7.1 Refused: helo-bad\n550 ");
      assertThat(client.say("MAIL FROM:<alice@example.org>")).startsWith("503 5.5.1 ");
      assertThat(client.say("EHLO good.example")).startsWith("250-");
      assertThat(client.say("MAIL FROM:<alice@example.org>")).startsWith("250 ");
      client.say("QUIT");

      assertThat(Lab.session(receiver).transactions())
          .extracting(transaction -> transaction.verdict().action())
          .containsExactly(Action.REJECT, Action.REJECT, Action.NOTE);
    }
  }

  @Test
  void leavesAMissingHeloNameToThePersona() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.connected(receiver)) {
      assertThat(client.say("EHLO")).startsWith("250-");
    }
    try (FakeReceiver receiver =
            Lab.receiver(Lab.strict(Stage.HELO, "helo-absent")).xclient(false).start();
        Client client = Client.connected(receiver)) {
      assertThat(client.say("EHLO")).startsWith("550-5.7.1 Refused: helo-absent");
    }
  }

  @Test
  void refusesASenderAndTakesTheNext() {
    try (FakeReceiver receiver = Lab.receiver(Lab.strict(Stage.MAIL, "sender-bad")).start();
        Client client = Client.greeted(receiver)) {
      assertThat(client.say("MAIL FROM:<bad@example.org>")).startsWith("550-5.7.1 Refused");
      assertThat(client.say("RCPT TO:<bob@example.net>")).startsWith("503 ");
      assertThat(client.say("MAIL FROM:<bad@example.org>")).startsWith("550-5.7.1 Refused");
      client.untilData();
      assertThat(client.say(".")).startsWith("250 ");
      client.say("QUIT");

      assertThat(Lab.session(receiver).transactions())
          .extracting(transaction -> transaction.verdict().action().refuses())
          .containsExactly(true, true, false);
    }
  }

  @Test
  void keepsWhatItKnowsAtConnectToItselfUntilRcpt() {
    try (FakeReceiver receiver = Lab.receiver(Lab.strict(Stage.RCPT, "ptr-absent")).start();
        Client client = Client.greeted(receiver)) {
      assertThat(client.say("MAIL FROM:<alice@example.org>")).startsWith("250 ");
      assertThat(client.say("RCPT TO:<bob@example.net>")).startsWith("550-5.7.1 Refused");
      assertThat(client.say("RCPT TO:<eve@example.net>")).startsWith("550-5.7.1 Refused");
      assertThat(client.say("DATA")).startsWith("554 5.5.1 ");
      client.say("QUIT");

      SessionRecord session = Lab.session(receiver);
      assertThat(session.verdict().stage()).contains(Stage.RCPT);
      assertThat(session.attempt().recipients()).hasSize(1);
    }
  }

  @Test
  void refusesOneRecipientAndDeliversToTheOther() {
    try (FakeReceiver receiver = Lab.receiver(Lab.strict(Stage.RCPT, "recipient-bad")).start();
        Client client = Client.greeted(receiver)) {
      client.say("MAIL FROM:<alice@example.org>");
      assertThat(client.say("RCPT TO:<bad@example.net>")).startsWith("550-");
      assertThat(client.say("RCPT TO:<bob@example.net>")).startsWith("250 ");
      assertThat(client.say("DATA")).startsWith("354 ");
      assertThat(client.say(".")).startsWith("250 ");
      client.say("QUIT");

      assertThat(Lab.session(receiver).attempt().recipients()).hasToString("[bob@example.net]");
    }
  }

  @Test
  void refusesAtTheEndOfTheDataAndKeepsTheMessage() {
    try (FakeReceiver receiver = Lab.receiver(Lab.strict(Stage.MESSAGE, "message-bad")).start();
        Client client = Client.greeted(receiver)) {
      client.untilData();
      client.send("Subject: bad\r\n");
      assertThat(client.say(".")).startsWith("550-5.7.1 Refused: message-bad\n550 5.7.1 ");
      client.say("QUIT");

      SessionRecord session = Lab.session(receiver);
      assertThat(session.verdict().stage()).contains(Stage.MESSAGE);
      assertThat(Lab.message(session)).isEqualTo("Subject: bad\r\n");
    }
  }

  @Test
  void saysWhatTheJudgePredictsForTheWholeAttempt() {
    for (Stage stage : Stage.values()) {
      Persona persona =
          Lab.strict(stage, "ptr-absent", "helo-bad", "sender-bad", "recipient-bad", "message-bad");
      try (FakeReceiver receiver = Lab.receiver(persona).start()) {
        String reply = lastReply(receiver);
        assertThat(reply).startsWith("550-5.7.1 Refused: ");
        SessionRecord session = Lab.session(receiver);
        Judge judge =
            new Judge(Lab.RULES, persona, ZoneDns.of("2001:db8::25 PTR mail.example.org"));
        assertThat(judge.whole(session.attempt()).agreesWith(session.verdict())).isTrue();
        assertThat(session.verdict().stage()).contains(stage);
      }
    }
  }

  @Test
  void recordsAClientThatSaysNothingAtAll() {
    try (FakeReceiver receiver = Lab.receiver().start()) {
      Client.connected(receiver).close();

      SessionRecord session = Lab.session(receiver);
      assertThat(session.verdict().findings().ids()).contains("ptr-absent");
      assertThat(session.attempt().heloName()).isEqualTo(Optional.empty());
      assertThat(Lab.lines(session)).endsWith("*: the client hung up");
    }
  }

  @Test
  void turnsAMistakeOfOursIntoA451AndANote() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.greeted(receiver)) {
      client.untilData();
      client.send("Subject: mistake\r\n");
      assertThat(client.say(".")).startsWith("451 4.3.0 ");
      assertThat(client.say("MAIL FROM:<alice@example.org>")).startsWith("250 ");
      client.say("QUIT");

      SessionRecord session = Lab.session(receiver);
      assertThat(session.trouble().orElseThrow()).contains("this rule has a mistake");
      assertThat(session.transactions().get(0).attempt().message()).isPresent();
    }
  }

  /** Does everything wrong up to the first refusal. */
  private static String lastReply(FakeReceiver receiver) {
    try (Client client = Client.silent(receiver)) {
      String reply = client.reply();
      for (String line :
          List.of(
              "EHLO bad.example",
              "MAIL FROM:<bad@example.org>",
              "RCPT TO:<bad@example.net>",
              "DATA",
              "Subject: bad\r\n\r\n.")) {
        if (reply.startsWith("5")) {
          break;
        }
        reply = client.say(line);
      }
      return reply;
    }
  }
}
