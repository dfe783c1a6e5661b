package fakereceiver.server;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.session.SessionRecord;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataOnTheWireTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n.\n",
        "\n.\r\n",
        "\r.\r",
        "\r.\r\n",
        "\r\r\n",
        "\n\n.\n",
        "\r\n..\r\n",
        "\r\n.\r",
        "\r\n.\n",
        "\n\r.\r\n"
      })
  void endsTheDataAtCrLfDotCrLfOnly(String trick) {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.greeted(receiver)) {
      client.untilData();
      client.send("Subject: a" + trick + "MAIL FROM:<eve@example.org>\r\n.\r\nQUIT\r\n");
      assertThat(client.rest()).startsWith("250 2.0.0 Taken ").contains("\r\n221 ");

      SessionRecord session = Lab.session(receiver);
      assertThat(session.transactions()).hasSize(1);
      assertThat(Lab.message(session))
          .isEqualTo(
              "Subject: a" + trick.replace("\r\n.", "\r\n") + "MAIL FROM:<eve@example.org>\r\n");
    }
  }

  @Test
  void servesCommandsThatArePipelinedBehindTheData() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.connected(receiver)) {
      List<String> lines =
          List.of(
              "EHLO client.example",
              "MAIL FROM:<alice@example.org>",
              "RCPT TO:<bob@example.net>",
              "DATA",
              "Subject: a",
              ".",
              "RSET",
              "MAIL FROM:<alice@example.org>",
              "RCPT TO:<bob@example.net>",
              "BDAT 3",
              "abcBDAT 2 LAST",
              "",
              "NOOP",
              "QUIT",
              "");
      client.send(String.join("\r\n", lines));
      assertThat(client.rest().replaceAll("250-.*\r\n", ""))
          .matches(
              "(?s)250 XCLIENT.*?\r\n250 2.1.0.*?250 2.1.5.*?354 .*?250 2.0.0 Taken.*?250 2.0.0 Ok"
                  + ".*?250 2.1.0.*?250 2.1.5.*?250 2.0.0 3 octets.*?250 2.0.0 Taken"
                  + ".*?250 2.0.0 Ok.*?221 .*");
      assertThat(Lab.message(Lab.session(receiver))).isEqualTo("abc\r\n");
    }
  }

  @Test
  void keepsAMessageOfAMebibyteOctetForOctet() {
    byte[] octets = new byte[1 << 20];
    new Random(6).nextBytes(octets);
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.greeted(receiver)) {
      client.envelope();
      client.send("BDAT " + octets.length + " LAST\r\n");
      client.send(octets);
      assertThat(client.reply()).startsWith("250 2.0.0 Taken ");
      client.say("QUIT");
      assertThat(Lab.session(receiver).attempt().message().orElseThrow().bytes()).isEqualTo(octets);
    }
  }

  @Test
  void readsOverChunksThatItDoesNotWant() {
    try (FakeReceiver receiver = Lab.receiver().maxMessageSize(1000).start();
        Client client = Client.greeted(receiver)) {
      assertThat(client.say("BDAT 6\r\nNOOP")).startsWith("503 5.5.1 ");
      client.say("MAIL FROM:<alice@example.org>");
      assertThat(client.say("BDAT 6 LAST\r\nNOOP")).startsWith("554 5.5.1 ");
      client.say("RCPT TO:<bob@example.net>");
      assertThat(client.say("BDAT 2000\r\n" + "x".repeat(1998))).startsWith("552 5.3.4 ");
      assertThat(client.say("BDAT 0 LAST")).startsWith("552 5.3.4 ");
      assertThat(client.say("MAIL FROM:<alice@example.org>")).startsWith("250 ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"BDAT", "BDAT x", "BDAT -1", "BDAT 1 FIRST", "BDAT 9999999999999999999"})
  void readsNothingBehindAChunkOfUnknownLength(String line) {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.greeted(receiver)) {
      client.send(line + "\r\nMAIL FROM:<eve@example.org>\r\n");
      assertThat(client.rest()).startsWith("500 5.5.2 ").doesNotContain("250 ");
    }
  }

  @Test
  void throwsAwayAMessageThatIsCutOffWithinTheData() {
    try (FakeReceiver receiver = Lab.receiver().start()) {
      try (Client client = Client.greeted(receiver)) {
        client.untilData();
        client.send("Subject: cut\r\n.");
      }
      SessionRecord session = Lab.session(receiver);
      assertThat(session.attempt().message()).isEmpty();
      assertThat(session.trouble().orElseThrow()).contains("in the data, after 14 octets");
    }
  }
}
