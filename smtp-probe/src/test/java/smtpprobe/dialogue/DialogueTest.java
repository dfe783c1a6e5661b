package smtpprobe.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Stage;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.Reply;
import fakereceiver.mail.Transcript.Line;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smtpprobe.dialogue.DialogueEnd.Accepted;
import smtpprobe.dialogue.DialogueEnd.Lost;
import smtpprobe.dialogue.DialogueEnd.Refused;

class DialogueTest {

  @Test
  void deliversAndKeepsEveryReply() throws Exception {
    DialogueResult result = play("accepted.smtp");

    assertThat(result.end()).isEqualTo(new Accepted(Reply.of(250, "2.0.0 Queued as 4711")));
    assertThat(result.exchanges())
        .extracting(e -> e.stage() + "|" + e.command() + "|" + e.reply().code())
        .containsExactly(
            "CONNECT||220",
            "HELO|EHLO mail.example.org|250",
            "MAIL|MAIL FROM:<alice@example.org> SIZE=47|250",
            "RCPT|RCPT TO:<bob@strict.example>|251",
            "MESSAGE|DATA|354",
            "MESSAGE|.|250");
    assertThat(result.exchanges()).allMatch(exchange -> !exchange.took().isNegative());
    assertThat(result.localAddress()).contains(IpAddress.of("::1"));
    assertThat(result.notes()).isEmpty();
  }

  @Test
  void writesDownBothDirectionsAndWhatHappened() throws Exception {
    DialogueResult result = play("accepted.smtp");

    List<Line> lines = result.transcript().lines();
    List<String> said =
        lines.stream().map(line -> line.speaker().letter() + ": " + line.text()).toList();
    assertThat(said.get(0)).matches("\\*: connected from \\[::1]:\\d+ to \\[::1]:\\d+");
    assertThat(said.subList(1, said.size()))
        .containsExactly(
            "S: 220 mx.strict.example ESMTP",
            "C: EHLO mail.example.org",
            "S: 250-mx.strict.example",
            "S: 250-SIZE 10485760",
            "S: 250 8BITMIME",
            "C: MAIL FROM:<alice@example.org> SIZE=47",
            "S: 250 2.1.0 as scripted",
            "C: RCPT TO:<bob@strict.example>",
            "S: 251 2.1.5 as scripted",
            "C: DATA",
            "S: 354 as scripted",
            "*: message of 47 octets",
            "C: .",
            "S: 250 2.0.0 Queued as 4711",
            "C: QUIT",
            "S: 221 as scripted");
    assertThat(lines).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
  }

  @ParameterizedTest
  @CsvSource({
    "refused-at-connect.smtp, CONNECT, 554",
    "refused-at-helo.smtp,    HELO,    550",
    "helo-only.smtp,          MAIL,    550",
    "refused-at-mail.smtp,    MAIL,    451",
    "refused-at-rcpt.smtp,    RCPT,    550",
    "closing-at-rcpt.smtp,    RCPT,    421",
    "refused-at-data.smtp,    MESSAGE, 554",
    "refused-at-message.smtp, MESSAGE, 550",
    "quit-unanswered.smtp,    MAIL,    550"
  })
  void reportsWhereItWasRefused(String file, Stage stage, int code) throws Exception {
    DialogueResult result = play(file);

    assertThat(result.end())
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.stage()).isEqualTo(stage);
              assertThat(refused.reply().code()).isEqualTo(code);
            });
  }

  @Test
  void keepsEveryLineOfARefusal() throws Exception {
    DialogueResult result = play("refused-at-rcpt.smtp");

    assertThat(result.end())
        .isEqualTo(
            new Refused(
                Stage.RCPT,
                new Reply(
                    550,
                    List.of(
                        "5.7.25 The reverse DNS names of [2001:db8:2::25]",
                        "5.7.25",
                        "5.7.25 do not lead back to it"))));
  }

  @Test
  void goesOnWithTheRecipientsThatAreTaken() throws Exception {
    DialogueResult result =
        play("partly-refused-recipients.smtp", "bob@strict.example", "carol@strict.example");

    assertThat(result.end()).isInstanceOf(Accepted.class);
    assertThat(result.replyTo(Mailbox.of("bob@strict.example")))
        .contains(Reply.of(550, "5.1.1 No Bob here"));
    assertThat(result.replyTo(Mailbox.of("carol@strict.example")))
        .contains(Reply.of(250, "2.1.5 as scripted"));
  }

  @Test
  void isRefusedWithTheFirstReplyWhenAllRecipientsAre() throws Exception {
    DialogueResult result =
        play("all-recipients-refused.smtp", "bob@strict.example", "carol@strict.example");

    assertThat(result.end()).isEqualTo(new Refused(Stage.RCPT, Reply.of(450, "4.2.1 Bob is busy")));
  }

  @Test
  void asksNobodyElseOnceTheServerIsClosing() throws Exception {
    DialogueResult result =
        play("closing-at-rcpt.smtp", "bob@strict.example", "carol@strict.example");

    assertThat(result.end())
        .isEqualTo(new Refused(Stage.RCPT, Reply.of(421, "4.7.0 Too many of you")));
    assertThat(result.replyTo(Mailbox.of("carol@strict.example"))).isEmpty();
  }

  @Test
  void findsTheRefusalOfAServerThatHangsUpWhileTheMessageIsSent() throws Exception {
    Message large = Message.of("Subject: large\r\n\r\n" + "0123456789\r\n".repeat(1_000_000));
    try (ScriptedServer server = ScriptedServer.playing("refused-while-sending.smtp")) {
      DialogueResult result = Dialogue.run(Requests.to(server, large));

      assertThat(result.end())
          .isEqualTo(new Refused(Stage.MESSAGE, Reply.of(552, "5.3.4 Too big")));
    }
  }

  @Test
  void isLostWhenAPositiveReplyFitsNothing() throws Exception {
    DialogueResult result = play("positive-nonsense.smtp");

    assertThat(result.end())
        .isEqualTo(new Lost(Stage.MAIL, "\"354 Go ahead\" is no reply to MAIL"));
  }

  @Test
  void declaresWhatAnInternationalAddressNeeds() throws Exception {
    try (ScriptedServer server = ScriptedServer.playing("smtputf8.smtp")) {
      Message message = Message.of("Subject: Grüße\r\n\r\nHallo\r\n");
      Dialogue.run(Requests.to(server, "jörg@example.org", message, "bob@strict.example"));

      server.assertPlayed();
    }
  }

  @Test
  void doesNotSendAnInternationalAddressToAServerThatCannotTakeIt() throws Exception {
    try (ScriptedServer server = ScriptedServer.playing("nothing-offered.smtp")) {
      DialogueResult result =
          Dialogue.run(
              Requests.to(
                  server, "alice@example.org", Message.of(Requests.HELLO), "jörg@strict.example"));

      server.assertPlayed();
      assertThat(result.end())
          .isEqualTo(
              new Lost(
                  Stage.MAIL,
                  "an address is not ASCII, and the server does not offer SMTPUTF8 (RFC 6531)"));
    }
  }

  @Test
  void leavesNoThreadBehind() throws Exception {
    play("accepted.smtp");
    play("refused-at-connect.smtp");

    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("smtp-probe dialogue deadline");
  }

  private static DialogueResult play(String file) throws Exception {
    return play(file, "bob@strict.example");
  }

  private static DialogueResult play(String file, String... recipients) throws Exception {
    try (ScriptedServer server = ScriptedServer.playing(file)) {
      Message message = Message.of(Requests.HELLO);
      DialogueResult result =
          Dialogue.run(Requests.to(server, "alice@example.org", message, recipients));
      server.assertPlayed();
      return result;
    }
  }
}
