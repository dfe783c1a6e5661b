package fakereceiver.server.library;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.judge.Memory;
import fakereceiver.judge.Stage;
import fakereceiver.server.Client;
import fakereceiver.server.Lab;
import fakereceiver.server.command.CommandLoop;
import fakereceiver.server.smtp.SmtpSession;
import fakereceiver.server.wire.ServerWire;
import fakereceiver.server.wire.TimedSocket;
import fakereceiver.server.wire.Timeouts;
import fakereceiver.session.SessionRecord;
import fakereceiver.session.TransactionParameters;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The faults of SubEthaSMTP 7.2.2 that we know of, by number, and that ours does not have them. An
 * upgrade of the library that brings one back through our own commands fails here.
 */
class LibraryFaultsTest {

  /** 1: the lines of a refused DATA ran as commands. */
  @Test
  void neverTakesLinesOfARefusedMessageForCommands() {
    try (FakeReceiver receiver = Lab.receiver(Lab.strict(Stage.MESSAGE, "message-bad")).start();
        Client client = Client.greeted(receiver)) {
      client.untilData();
      client.send("Subject: bad\r\n\r\nMAIL FROM:<eve@example.org>\r\nNOOP\r\n.\r\n");
      assertThat(client.reply()).startsWith("550-");
      assertThat(client.say("QUIT")).startsWith("221 ");
      assertThat(Lab.session(receiver).transactions()).hasSize(1);
    }
  }

  /** 2: after a refusal at the end of the data the next MAIL was a 503. */
  @Test
  void startsANewTransactionAfterARefusedMessage() {
    try (FakeReceiver receiver = Lab.receiver(Lab.strict(Stage.MESSAGE, "message-bad")).start();
        Client client = Client.greeted(receiver)) {
      client.untilData();
      client.send("Subject: bad\r\n.\r\n");
      assertThat(client.reply()).startsWith("550-");
      client.untilData();
      assertThat(client.say(".")).startsWith("250 ");

      client.envelope();
      assertThat(client.say("BDAT 14 LAST\r\nSubject: bad")).startsWith("550-");
      assertThat(client.say("MAIL FROM:<alice@example.org>")).startsWith("250 ");
    }
  }

  /** 3 and 5: too much data was a 421 and a close, and the limit only advertised. */
  @Test
  void refusesTooMuchDataWith552AndGoesOn() {
    try (FakeReceiver receiver = Lab.receiver().maxMessageSize(10_000).start();
        Client client = Client.greeted(receiver)) {
      client.untilData();
      client.send(("x".repeat(98) + "\r\n").repeat(200));
      assertThat(client.say(".")).startsWith("552 5.3.4 ");
      client.untilData();
      client.send(("x".repeat(98) + "\r\n").repeat(100));
      assertThat(client.say(".")).startsWith("250 ");
    }
  }

  /** 4: SIZE was a 552 without a limit, an exception when long, ignored when not last. */
  @Test
  void readsSizeOfAnyLengthAnywhere() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.greeted(receiver)) {
      String mail = "MAIL FROM:<alice@example.org> ";
      assertThat(client.say(mail + "SIZE=99999999999999999999999")).startsWith("552 5.3.4 ");
      assertThat(client.say(mail + "SIZE=99999999999 BODY=8BITMIME")).startsWith("552 5.3.4 ");
      assertThat(client.say(mail + "SIZE=1k")).startsWith("501 5.5.4 ");
      assertThat(client.say(mail + "SIZE=-1")).startsWith("501 5.5.4 ");
      assertThat(client.say(mail + "SIZE=0000000000000000000000001000 BODY=7BIT"))
          .startsWith("250 ");
    }
  }

  /** 6: parameters were thrown away, unknown ones let through. */
  @Test
  void keepsTheParametersOfMailAndRcptAndRefusesUnknownOnes() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.greeted(receiver)) {
      String mail = "MAIL FROM:<alice@example.org> ";
      assertThat(client.say(mail + "REQUIRETLS")).startsWith("555 5.5.4 ");
      assertThat(client.say(mail + "BODY=BINARYMIME")).startsWith("555 5.5.4 ");
      assertThat(client.say(mail + "BODY=9BIT")).startsWith("501 5.5.4 ");
      assertThat(client.say(mail + "RET=SOME")).startsWith("501 5.5.4 ");
      assertThat(client.say(mail + "RET=FULL ret=HDRS")).startsWith("501 5.5.4 ");
      assertThat(client.say(mail + "body=8bitmime RET=HDRS ENVID=a+2Bb AUTH=<> SMTPUTF8"))
          .startsWith("250 ");
      String rcpt = "RCPT TO:<bob@example.net> ";
      assertThat(client.say(rcpt + "NOTIFY=NEVER,DELAY")).startsWith("501 5.5.4 ");
      assertThat(client.say(rcpt + "SIZE=1")).startsWith("555 5.5.4 ");
      assertThat(client.say(rcpt + "NOTIFY=SUCCESS,DELAY ORCPT=rfc822;bob@example.net"))
          .startsWith("250 ");
      client.say("QUIT");

      TransactionParameters parameters = Lab.session(receiver).last().parameters();
      assertThat(parameters.mail())
          .containsEntry("BODY", "8bitmime")
          .containsEntry("RET", "HDRS")
          .containsEntry("ENVID", "a+2Bb")
          .containsEntry("AUTH", "<>")
          .containsEntry("SMTPUTF8", "");
      assertThat(parameters.recipients().get(0))
          .containsEntry("NOTIFY", "SUCCESS,DELAY")
          .containsEntry("ORCPT", "rfc822;bob@example.net");
    }
  }

  /** 7, 11 and 19: a Received field with a look-up in it, a wrong literal, or none at all. */
  @Test
  void keepsTheMessageExactlyAsItWasSentWhicheverWayItCame() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.greeted(receiver)) {
      client.untilData();
      client.send("Subject: a\r\n\r\nb\r\n.\r\n");
      client.reply();
      client.envelope();
      client.send("BDAT 3\r\nSub");
      assertThat(client.reply()).isEqualTo("250 2.0.0 3 octets received");
      client.send("BDAT 14 LAST\r\nject: a\r\n\r\nb\r\n");
      assertThat(client.reply()).startsWith("250 2.0.0 Taken ");
      client.say("QUIT");

      assertThat(Lab.session(receiver).transactions())
          .extracting(transaction -> transaction.attempt().message().orElseThrow().bytes())
          .containsOnly("Subject: a\r\n\r\nb\r\n".getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** 8 and 9: TLS and debug logging asked the JDK for the name of the peer. */
  @Test
  void showsTheLibraryAPeerThatBringsItsNameAlong() throws IOException {
    OneSession sessions = new OneSession();
    try (ListeningSocket listening = new ListeningSocket(Timeouts.DEFAULT, sessions)) {
      listening.bind(Lab.loopback());
      try (Client client = Client.silent((InetSocketAddress) listening.getLocalSocketAddress());
          Socket socket = listening.accept()) {
        InetSocketAddress peer = (InetSocketAddress) socket.getRemoteSocketAddress();
        // These would be "localhost" or the like if they came from a look-up.
        assertThat(peer.getHostName()).isEqualTo("::1");
        assertThat(socket.getInetAddress().getHostName()).isEqualTo("::1");
        sessions.closeAll();
        assertThat(client.isAtEnd()).isTrue();
      }
    }
  }

  private static final class OneSession implements Sessions {

    private final List<SmtpSession> open = new ArrayList<>();

    @Override
    public CommandLoop begin(TimedSocket socket) throws IOException {
      open.add(
          new SmtpSession(
              "1", Lab.settings(), Memory.OF_NOBODY, socket, (mail, began) -> {}, () -> false));
      return new CommandLoop(open.get(0));
    }

    @Override
    public void end(CommandLoop session) {}

    @Override
    public void closeAll() {
      open.forEach(session -> session.wire().close());
    }
  }

  /** 10: a message cut off within a chunk was delivered. */
  @Test
  void throwsAwayAMessageThatIsCutOffWithinAChunk() {
    try (FakeReceiver receiver = Lab.receiver().start()) {
      try (Client client = Client.greeted(receiver)) {
        client.envelope();
        client.send("BDAT 100 LAST\r\nSubject: cut");
      }
      SessionRecord session = Lab.session(receiver);
      assertThat(session.attempt().message()).isEmpty();
      assertThat(session.trouble().orElseThrow()).contains("in a chunk, after 12 octets");
    }
  }

  /** 10: RSET and QUIT between chunks broke the session; lower case was refused. */
  @Test
  void allowsOtherCommandsBetweenChunksAndLowerCase() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.greeted(receiver)) {
      client.envelope();
      assertThat(client.say("bdat 5\r\nabc")).startsWith("250 ");
      assertThat(client.say("NOOP")).startsWith("250 ");
      assertThat(client.say("DATA")).startsWith("503 ");
      assertThat(client.say("RSET")).startsWith("250 ");
      assertThat(client.say("bdat 3 last\r\nx")).startsWith("503 ");
      client.envelope();
      assertThat(client.say("bdat 3 last\r\nx")).startsWith("250 2.0.0 Taken ");
      client.envelope();
      assertThat(client.say("BDAT 1\r\nxQUIT")).startsWith("250 ");
      assertThat(client.reply()).startsWith("221 ");
    }
  }

  /** 12: the dot at the start of the first line stayed. */
  @Test
  void takesTheStuffedDotOutOfTheFirstLineToo() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.greeted(receiver)) {
      client.untilData();
      client.send("..first\r\n...second\r\n");
      assertThat(client.say(".")).startsWith("250 ");
      client.say("QUIT");
      assertThat(Lab.message(Lab.session(receiver))).isEqualTo(".first\r\n..second\r\n");
    }
  }

  /** 13: MAIL was taken without EHLO. */
  @Test
  void wantsEhloBeforeMail() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.connected(receiver)) {
      assertThat(client.say("MAIL FROM:<alice@example.org>")).startsWith("503 5.5.1 ");
      assertThat(client.say("RCPT TO:<bob@example.net>")).startsWith("503 5.5.1 ");
      assertThat(client.say("DATA")).startsWith("503 5.5.1 ");
      assertThat(client.say("HELO client.example")).isEqualTo("250 mx.example");
      assertThat(client.say("MAIL FROM:<alice@example.org>")).startsWith("250 ");
    }
  }

  /** 14: a command of 998 characters closed the connection; long data lines are content. */
  @Test
  void takesLongCommandsWithinReasonAndLongLinesOfData() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.greeted(receiver)) {
      String long_ = "MAIL FROM:<alice@example.org> AUTH=" + "a".repeat(1500);
      assertThat(client.say(long_)).startsWith("250 ");
      assertThat(client.say("NOOP " + "a".repeat(ServerWire.MAX_LINE - 7))).startsWith("250 ");
      assertThat(client.say("NOOP " + "a".repeat(ServerWire.MAX_LINE - 6)))
          .startsWith("500 5.5.2 ");
      assertThat(client.say("NOOP " + "a".repeat(100_000))).startsWith("500 5.5.2 ");
      client.say("RCPT TO:<bob@example.net>");
      client.say("DATA");
      client.send("a".repeat(5000) + "\r\n");
      assertThat(client.say(".")).startsWith("250 ");
      client.say("QUIT");
      assertThat(Lab.message(Lab.session(receiver))).hasSize(5002);
    }
  }

  /** 15: replies depended on the default charset. */
  @Test
  void repliesInAsciiWhateverTheDefaultCharset() {
    try (FakeReceiver receiver = Lab.receiver(Lab.strict(Stage.HELO, "helo-bad")).start();
        Client client = Client.connected(receiver)) {
      client.send("EHLO b\u00fccher.example \u20ac\r\n".getBytes(StandardCharsets.UTF_8));
      String reply = client.reply();
      assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(reply)).isTrue();
    }
  }

  /** 16 and 17: no refusal of several lines, no other words than Ok. */
  @Test
  void saysSeveralLinesWithTheCodeOnEach() {
    try (FakeReceiver receiver = Lab.receiver(Lab.strict(Stage.MAIL, "sender-bad")).start();
        Client client = Client.greeted(receiver)) {
      assertThat(client.say("MAIL FROM:<bad@example.org>"))
          .isEqualTo("550-5.7.1 Refused: sender-bad\n550 5.7.1 [::1]");
      assertThat(client.say("NOOP")).startsWith("250 ");
    }
  }

  /** 18: the banner was SubEthaSMTP null; EHLO ended in a keyword Ok and missed half. */
  @Test
  void greetsAsThePersonaAndOffersWhatItCan() {
    try (FakeReceiver receiver = Lab.receiver().maxMessageSize(12_345).start();
        Client client = Client.silent(receiver)) {
      assertThat(client.reply()).isEqualTo("220 mx.example ESMTP of the lab");
      assertThat(client.say("EHLO client.example").lines())
          .containsExactly(
              "250-mx.example",
              "250-PIPELINING",
              "250-SIZE 12345",
              "250-8BITMIME",
              "250-SMTPUTF8",
              "250-ENHANCEDSTATUSCODES",
              "250-CHUNKING",
              "250-DSN",
              "250 XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT");
      assertThat(client.say("HELP")).doesNotContainIgnoringCase("subetha");
    }
  }

  /** 20: the address of a session could not be changed. */
  @Test
  void judgesByTheAddressThatXclientClaims() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.connected(receiver)) {
      client.say("XCLIENT ADDR=IPV6:2001:db8::25");
      client.say("QUIT");
      assertThat(Lab.session(receiver).attempt().clientAddress()).hasToString("2001:db8::25");
    }
  }

  /** 21: only single reads had a deadline. */
  @Test
  void endsASessionThatTricklesWith421() {
    try (FakeReceiver receiver = Lab.receiver().commandTimeout(Duration.ofMillis(300)).start();
        Client client = Client.greeted(receiver);
        Client inData = Client.greeted(receiver)) {
      client.send("EHLO ");
      inData.untilData();
      inData.send("Subject: slow\r\n");
      assertThat(client.reply()).startsWith("421 4.4.2 mx.example ").contains("took too long");
      assertThat(inData.reply()).startsWith("421 4.4.2 mx.example ").contains("took too long");
      assertThat(inData.isAtEnd()).isTrue();
    }
  }

  /** 22: a backlog of 50 made many clients wait for TCP to try again. */
  @Test
  void servesTwoHundredClientsThatComeAtOnce() {
    List<Client> clients = new ArrayList<>();
    try (FakeReceiver receiver = Lab.receiver().start()) {
      for (int i = 0; i < 200; i++) {
        clients.add(Client.silent(receiver));
      }
      clients.forEach(client -> assertThat(client.reply()).startsWith("220 "));
      clients.forEach(client -> assertThat(client.say("EHLO a.example")).startsWith("250-"));
      clients.forEach(client -> assertThat(client.say("QUIT")).startsWith("221 "));
      clients.forEach(client -> assertThat(Lab.session(receiver).trouble()).isEmpty());
    } finally {
      clients.forEach(Client::close);
    }
  }

  /** 23: stop() waited for ever for sessions to end. */
  @Test
  void closesThoughSessionsAreOpen() {
    FakeReceiver receiver = Lab.receiver().start();
    try (Client idle = Client.greeted(receiver);
        Client inData = Client.greeted(receiver)) {
      inData.untilData();
      inData.send("Subject: half");
      receiver.close();
      assertThat(idle.reply()).startsWith("421 4.3.2 ");
      assertThat(idle.isAtEnd()).isTrue();
      assertThat(inData.reply()).startsWith("421 4.3.2 ");
      assertThat(receiver.recent().sessions()).hasSize(2);
    }
  }

  /** 24: a client without a PROXY header was a stack trace in the log and a 421. */
  @Test
  void tellsAClientWithoutAProxyHeaderWhatIsMissing() {
    try (FakeReceiver receiver = Lab.receiver().proxyProtocol(true).start();
        Client client = Client.silent(receiver)) {
      assertThat(client.say("EHLO client.example")).startsWith("501 5.5.2 Expected a PROXY header");
      assertThat(client.isAtEnd()).isTrue();
      assertThat(Lab.session(receiver).trouble().orElseThrow()).startsWith("no PROXY header");
    }
  }

  /** 25: AUTH was taken in the clear, any number of times. */
  @Test
  void doesNotKnowAuthAndLosesPatience() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.greeted(receiver)) {
      for (int i = 1; i < SmtpSession.MAX_ERRORS; i++) {
        assertThat(client.say("AUTH PLAIN AGEAYg==")).startsWith("502 5.5.1 ");
      }
      client.send("AUTH PLAIN AGEAYg==\r\n");
      assertThat(client.rest()).startsWith("502 5.5.1 ").contains("\r\n421 4.7.0 Too many errors");
      assertThat(Lab.session(receiver).trouble()).contains("too many errors");
    }
  }
}
