package smtpprobe.dialogue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.mail.Message;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a message arrives at the other end of a socket. */
class MessageOctetsTest {

  private static final List<String> NOTHING_OFFERED =
      List.of(
          "S: 220 mx.strict.example ESMTP",
          "C: EHLO mail.example.org",
          "S: 250 mx.strict.example",
          "C: MAIL FROM:<alice@example.org>",
          "S: 250 ...",
          "C: RCPT TO:<bob@strict.example>",
          "S: 250 ...",
          "C: DATA",
          "S: 354 ...",
          "*: message",
          "S: 250 2.0.0 Queued",
          "C: QUIT",
          "S: 221 ...");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: plain\r\n\r\nHello\r\n",
        "Subject: dots\r\n\r\n.\r\n..\r\n.a\r\nb.\r\n\r\n.\r\n",
        ".starts with a dot\r\n\r\n",
        "Subject: Gr\u00fc\u00dfe\r\n\r\n\u00e4\u00ff\u0080\u0000\u001a\t \r\n",
        "no header at all\r\n",
        "\r\n\r\n\r\n",
        ""
      })
  void isWhatTheUserWrote(String text) throws Exception {
    assertThat(arrived(text)).isEqualTo(text);
  }

  @Test
  void isWhatTheUserWroteInLinesOfAnyLength() throws Exception {
    String text = "Subject: long\r\n\r\n" + "x".repeat(5000) + "\r\n" + "y".repeat(998) + "\r\n";

    assertThat(arrived(text)).isEqualTo(text);
  }

  @Test
  void isWhatTheUserWroteWhenItIsOneMebibyteOfAnything() throws Exception {
    byte[] octets = new byte[1 << 20];
    new Random(20261124).nextBytes(octets);
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] == '\r' || octets[i] == '\n') {
        octets[i] = '.';
      }
      if (i % 64 == 63) {
        octets[i - 1] = '\r';
        octets[i] = '\n';
      }
    }
    String text = new String(octets, ISO_8859_1);

    assertThat(arrived(text).equals(text)).isTrue();
  }

  @Test
  void getsTheLineEndsThatTheWireNeedsAndTheResultSaysSo() throws Exception {
    try (ScriptedServer server = ScriptedServer.playing("take-message.smtp")) {
      Message message =
          Message.of("Subject: a file\n\n.dot\r\nold Mac\r\u00e4".getBytes(ISO_8859_1));

      DialogueResult result = Dialogue.run(Requests.to(server, message));

      server.assertPlayed();
      assertThat(unstuffed(server.message()))
          .isEqualTo("Subject: a file\r\n\r\n.dot\r\nold Mac\r\n\u00e4\r\n");
      assertThat(result.notes())
          .containsExactly(
              "2 lines of the message ended in a bare LF, sent as CRLF (RFC 5321 section 2.3.8).",
              "1 line of the message ended in a bare CR, sent as CRLF (RFC 5321 section 2.3.8).",
              "The last line of the message had no line end; CRLF was added.");
      assertThat(result.exchanges().get(2).command())
          .isEqualTo("MAIL FROM:<alice@example.org> SIZE=37 BODY=8BITMIME");
    }
  }

  @Test
  void areSentWithANoteWhenOnlyTheBodyIsNotAsciiAndTheServerOffersNothing() throws Exception {
    String script = String.join("\n", NOTHING_OFFERED);
    try (ScriptedServer server = ScriptedServer.saying(script)) {
      DialogueResult result =
          Dialogue.run(Requests.to(server, Message.of("Subject: hi\r\n\r\nGr\u00fc\u00dfe\r\n")));

      server.assertPlayed();
      assertThat(result.notes())
          .containsExactly(
              "The message needs 8BITMIME, which the server does not offer; sent as it is.");
    }
  }

  private static String arrived(String text) throws Exception {
    try (ScriptedServer server = ScriptedServer.playing("take-message.smtp")) {
      Message message = Message.of(text.getBytes(ISO_8859_1));
      DialogueResult result = Dialogue.run(Requests.to(server, message));

      server.assertPlayed();
      assertThat(result.end()).isInstanceOf(DialogueEnd.Accepted.class);
      return unstuffed(server.message());
    }
  }

  /** RFC 5321 section 4.5.2, seen from the server. */
  private static String unstuffed(byte[] sent) {
    String text = new String(sent, ISO_8859_1);
    assertThat(text).endsWith(".\r\n");
    String lines = "\r\n" + text.substring(0, text.length() - 3);
    return lines.replace("\r\n.", "\r\n").substring(2);
  }
}
