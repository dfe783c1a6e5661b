package fakereceiver.server;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLinesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MAIL FROM:<>                                   | 250",
        "mail from:<alice@example.org>                  | 250",
        "MAIL FROM: <alice@example.org>                 | 250",
        "MAIL FROM:<\"a b>c\"@example.org>              | 250",
        "MAIL FROM:<@relay.example,@b.example:a@c.test> | 250",
        "MAIL FROM:<alice@[IPv6:2001:db8::25]>          | 250",
        "MAIL FROM:<alice>                              | 250",
        "MAIL FROM:alice@example.org                    | 501 5.1.7",
        "MAIL FROM:<alice@example.org                   | 501 5.1.7",
        "MAIL FROM:<alice@example.org>SIZE=1            | 501 5.1.7",
        "MAIL FROM:<al ice@example.org>                 | 501 5.1.7",
        "MAIL FROM:<a@b@example.org>                    | 501 5.1.7",
        "MAIL FROM:<@example.org>                       | 501 5.1.7",
        "MAIL FROM:<alice@>                             | 501 5.1.7",
        "MAIL FROM:<\"alice@example.org>                | 501 5.1.7",
        "MAIL TO:<alice@example.org>                    | 501 5.5.4",
        "MAIL                                           | 501 5.5.4",
        "MAIL FROM:<alice@example.org> SIZE             | 501 5.5.4",
        "MAIL FROM:<alice@example.org> SIZE=            | 501 5.5.4",
        "MAIL FROM:<alice@example.org> =1               | 501 5.5.4",
        "MAIL FROM:<alice@example.org> X=1=2            | 501 5.5.4",
        "MAILBOX FROM:<alice@example.org>               | 500 5.5.1",
        "RCPT TO:<bob@example.net>                      | 503 5.5.1",
        "DATA now                                       | 501 5.5.4",
        "RSET now                                       | 501 5.5.4",
        "QUIT now                                       | 501 5.5.4",
        "NOOP now                                       | 250",
        "VRFY bob                                       | 252",
        "EXPN list                                      | 502 5.5.1",
        "HELP                                           | 214",
        "X                                              | 500 5.5.1",
        "UNKNOWN                                        | 500 5.5.1",
      })
  void isAnswered(String line, String reply) {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.greeted(receiver)) {
      assertThat(client.say(line)).startsWith(reply);
    }
  }

  @Test
  void ofNothingAreAnswered() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.greeted(receiver)) {
      assertThat(client.say("")).startsWith("500 5.5.1 ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO\0OP", "NOOP \u001b[2J", "NO\rOP", "NOOP\t", "NOOP \u007f", "\r"})
  void withControlCharactersAreRefused(String line) {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.greeted(receiver)) {
      assertThat(client.say(line)).startsWith("500 5.5.2 ");
      assertThat(client.say("NOOP")).startsWith("250 ");
    }
  }

  @Test
  void thatEndInLfAloneEndTheSession() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.greeted(receiver)) {
      client.send("NOOP\nMAIL FROM:<eve@example.org>\r\n");
      assertThat(client.rest()).startsWith("500 5.5.2 ").doesNotContain("250 ");
    }
  }

  @Test
  void thatAreNeitherAsciiNorUtf8AreRefused() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.greeted(receiver)) {
      assertThat(client.say("NOOP \u00fc")).startsWith("500 5.5.2 ");
    }
  }

  @Test
  void takeAddressesOutsideAsciiOnlyWhenTheSenderHasAskedForIt() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.greeted(receiver)) {
      assertThat(client.say(utf8("MAIL FROM:<\u00fc@example.org>"))).startsWith("553 5.6.7 ");
      client.say("MAIL FROM:<alice@example.org>");
      assertThat(client.say(utf8("RCPT TO:<\u00fc@example.net>"))).startsWith("553 5.6.7 ");
      client.say("RSET");
      assertThat(client.say(utf8("MAIL FROM:<\u00fc@example.org> SMTPUTF8"))).startsWith("250 ");
      assertThat(client.say(utf8("RCPT TO:<\u00fc@example.net>"))).startsWith("250 ");
      client.say("QUIT");
      assertThat(Lab.session(receiver).attempt().recipients()).hasToString("[\u00fc@example.net]");
    }
  }

  /** The client sends one octet for each character. */
  private static String utf8(String line) {
    return new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  @Test
  void areRefusedWithinATransactionWhereTheyDoNotBelong() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.greeted(receiver)) {
      client.say("MAIL FROM:<alice@example.org>");
      assertThat(client.say("MAIL FROM:<alice@example.org>")).startsWith("503 5.5.1 ");
      assertThat(client.say("DATA")).startsWith("554 5.5.1 ");
      assertThat(client.say("RCPT TO:<>")).startsWith("501 5.1.3 ");
      assertThat(client.say("RCPT TO:<postmaster>")).startsWith("250 ");
      assertThat(client.say("EHLO again.example")).startsWith("250-");
      assertThat(client.say("RCPT TO:<bob@example.net>")).startsWith("503 5.5.1 ");
    }
  }
}
