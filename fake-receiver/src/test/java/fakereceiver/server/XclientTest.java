package fakereceiver.server;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.judge.Stage;
import fakereceiver.session.SessionRecord;
import org.junit.jupiter.api.Test;

class XclientTest {

  @Test
  void startsTheSessionAgainWithTheClaimedAddress() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.greeted(receiver)) {
      assertThat(client.say("XCLIENT ADDR=IPV6:2001:db8::25 NAME=mail.example.org"))
          .isEqualTo("220 mx.example ESMTP of the lab");
      assertThat(client.say("MAIL FROM:<alice@example.org>")).startsWith("503 ");
      client.say("EHLO mail.example.org");
      client.untilData();
      assertThat(client.say(".")).isEqualTo("250 2.0.0 Taken from [2001:db8::25]");
      client.say("QUIT");

      SessionRecord session = Lab.session(receiver);
      assertThat(session.transactions()).hasSize(1);
      assertThat(session.peer()).hasToString("::1");
      assertThat(session.attempt().clientAddress()).hasToString("2001:db8::25");
      assertThat(session.claims())
          .containsEntry("ADDR", "IPV6:2001:db8::25")
          .containsEntry("NAME", "mail.example.org");
    }
  }

  @Test
  void refusesTheClaimedAddressRightThereIfItWouldHaveAtConnect() {
    try (FakeReceiver receiver = Lab.receiver(Lab.strict(Stage.CONNECT, "helo-bad")).start();
        Client client = Client.connected(receiver)) {
      assertThat(client.say("XCLIENT ADDR=192.0.2.25")).startsWith("220 ");
    }
    try (FakeReceiver receiver =
            Lab.receiver(Lab.strict(Stage.CONNECT, "ptr-absent"))
                .zone("::1 PTR localhost.example\n2001:db8::25 PTR mail.example.org")
                .start();
        Client client = Client.connected(receiver)) {
      assertThat(client.say("XCLIENT addr=ipv6:2001:DB8::25")).startsWith("220 ");
      assertThat(client.say("XCLIENT ADDR=IPV6:2001:db8::26"))
          .isEqualTo("550-5.7.1 Refused: ptr-absent\n550 5.7.1 [2001:db8::26]");
      assertThat(client.isAtEnd()).isTrue();
      assertThat(Lab.session(receiver).verdict().stage()).contains(Stage.CONNECT);
    }
  }

  @Test
  void greetsWhoMayStillClaimAnotherAddressAndJudgesWhenMailIsSent() {
    try (FakeReceiver receiver = Lab.receiver(Lab.strict(Stage.CONNECT, "ptr-absent")).start();
        Client client = Client.connected(receiver)) {
      assertThat(client.say("EHLO localhost")).startsWith("250-").contains("XCLIENT");
      assertThat(client.say("XCLIENT ADDR=IPV6:2001:db8::25")).startsWith("220 ");
      client.say("EHLO mail.example.org");
      client.untilData();
      assertThat(client.say(".")).startsWith("250 ");
    }
    try (FakeReceiver receiver = Lab.receiver(Lab.strict(Stage.CONNECT, "ptr-absent")).start();
        Client client = Client.connected(receiver)) {
      client.say("EHLO localhost");
      assertThat(client.say("MAIL FROM:<alice@example.org>"))
          .isEqualTo("550-5.7.1 Refused: ptr-absent\n550 5.7.1 [::1]");
      assertThat(client.isAtEnd()).isTrue();

      SessionRecord session = Lab.session(receiver);
      assertThat(session.transactions()).hasSize(1);
      assertThat(session.verdict().stage()).contains(Stage.CONNECT);
    }
  }

  @Test
  void judgesTheHeloNameOfWhoMayStillClaimAnotherAddressWhenMailIsSent() {
    try (FakeReceiver receiver = Lab.receiver(Lab.strict(Stage.HELO, "helo-bad")).start();
        Client client = Client.connected(receiver)) {
      assertThat(client.say("EHLO bad.example")).startsWith("250-");
      assertThat(client.say("MAIL FROM:<alice@example.org>"))
          .startsWith("550-5.7.1 Refused: helo-bad");
      assertThat(client.say("MAIL FROM:<alice@example.org>")).startsWith("503 ");
      assertThat(client.say("EHLO bad.example")).startsWith("550-5.7.1 Refused: helo-bad");
      client.say("EHLO good.example");
      assertThat(client.say("MAIL FROM:<alice@example.org>")).startsWith("250 ");
    }
  }

  @Test
  void doesNotCallAClientRefusedThatWasNotTold() {
    try (FakeReceiver receiver = Lab.receiver(Lab.strict(Stage.CONNECT, "ptr-absent")).start();
        Client client = Client.greeted(receiver)) {
      client.say("QUIT");
      assertThat(Lab.session(receiver).verdict().action().refuses()).isFalse();
    }
  }

  @Test
  void decodesXtextAndKeepsTheRealAddressWhenNoneIsKnown() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.connected(receiver)) {
      assertThat(
              client.say(
                  "XCLIENT NAME=[UNAVAILABLE] ADDR=[TEMPUNAVAIL] PORT=[UNAVAILABLE]"
                      + " PROTO=ESMTP HELO=+5BIPv6:2001:db8::25+5D LOGIN=a+2Bb"
                      + " DESTADDR=IPV6:2001:db8::1 DESTPORT=25"))
          .startsWith("220 ");
      client.say("QUIT");

      SessionRecord session = Lab.session(receiver);
      assertThat(session.attempt().clientAddress()).hasToString("::1");
      assertThat(session.claims())
          .containsEntry("HELO", "[IPv6:2001:db8::25]")
          .containsEntry("LOGIN", "a+b");
    }
  }

  /** {@code Identity} takes the known attributes alone. */
  @Test
  void refusesWhatIsNotAnAttribute() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.connected(receiver)) {
      for (String argument :
          new String[] {
            "",
            "ADDR",
            "ADDR=",
            "ADDR=mail.example.org",
            "ADDR=2001:db8::25::",
            "SHOE=44",
            "PORT=x",
            "PROTO=HTTP",
            "NAME=+4",
            "NAME=a=b",
            "=x"
          }) {
        assertThat(client.say("XCLIENT " + argument)).startsWith("501 5.5.4 ");
      }
      assertThat(client.say("NOOP")).startsWith("250 ");
    }
  }

  @Test
  void isNotAllowedWithinATransaction() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.greeted(receiver)) {
      client.say("MAIL FROM:<alice@example.org>");
      assertThat(client.say("XCLIENT ADDR=IPV6:2001:db8::25")).startsWith("503 5.5.1 ");
    }
  }

  @Test
  void isNeitherOfferedNorAllowedUnlessSwitchedOn() {
    try (FakeReceiver receiver = Lab.receiver().xclient(false).start();
        Client client = Client.connected(receiver)) {
      assertThat(client.say("EHLO client.example")).doesNotContain("XCLIENT");
      assertThat(client.say("XCLIENT ADDR=IPV6:2001:db8::25")).startsWith("550 5.7.0 ");
    }
  }
}
