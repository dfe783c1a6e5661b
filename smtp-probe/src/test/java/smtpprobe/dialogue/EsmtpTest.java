package smtpprobe.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.DomainName;
import fakereceiver.judge.Stage;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import smtpprobe.dialogue.DialogueEnd.Accepted;
import smtpprobe.dialogue.DialogueEnd.Lost;
import smtpprobe.dialogue.DialogueEnd.Refused;
import smtpprobe.dialogue.DsnRequest.Case;
import smtpprobe.dialogue.DsnRequest.Returned;

/** What is said of a mail to servers that offer an extension, do not offer it, or refuse it. */
class EsmtpTest {

  private static final Message HELLO = Message.of(Requests.HELLO);
  private static final DsnRequest REPORTS =
      new DsnRequest(
          Set.of(Case.DELAY, Case.SUCCESS, Case.FAILURE),
          Optional.of(Returned.HEADERS),
          Optional.of("lab 1"));

  @Test
  void asksForReports() throws Exception {
    DialogueResult result =
        play(
            with(REPORTS, false, false),
            offering("SIZE 10000", "DSN"),
            "C: MAIL FROM:<alice@example.org> SIZE=47 RET=HDRS ENVID=lab+201",
            "S: 250 ok",
            "C: RCPT TO:<bob@strict.example> NOTIFY=SUCCESS,FAILURE,DELAY"
                + " ORCPT=rfc822;bob@strict.example",
            "S: 250 ok",
            "C: DATA",
            "S: 354 go",
            "*: message",
            "S: 250 queued");

    assertThat(result.end()).isInstanceOf(Accepted.class);
    assertThat(result.replyTo(Mailbox.of("bob@strict.example"))).contains(Reply.of(250, "ok"));
    assertThat(result.extensions())
        .isEqualTo(new EsmtpUse(List.of("SIZE 10000", "DSN"), List.of("SIZE", "DSN")));
    assertThat(result.notes()).isEmpty();
  }

  @Test
  void sendsWithoutReportsWhereTheyAreNotOfferedAndSaysSo() throws Exception {
    DialogueResult result =
        play(
            with(REPORTS, false, false),
            offering("8BITMIME"),
            "C: MAIL FROM:<alice@example.org>",
            "S: 250 ok",
            "C: RCPT TO:<bob@strict.example>",
            "S: 550 no");

    assertThat(result.notes())
        .containsExactly("The server does not offer DSN (RFC 3461); no report was asked for.");
    assertThat(result.extensions().used()).isEmpty();
  }

  @Test
  void showsTheRefusalOfAReport() throws Exception {
    DialogueResult result =
        play(
            with(REPORTS, false, false),
            offering("DSN"),
            "C: MAIL FROM:<alice@example.org> RET=HDRS ENVID=lab+201",
            "S: 250 ok",
            "C: RCPT TO:<bob@strict.example> ...",
            "S: 555 5.5.4 Unsupported option: NOTIFY");

    assertThat(result.end())
        .isEqualTo(new Refused(Stage.RCPT, Reply.of(555, "5.5.4 Unsupported option: NOTIFY")));
  }

  @Test
  void notesThatTheMessageIsLargerThanTheLimitAndLetsTheServerAnswer() throws Exception {
    DialogueResult result =
        play(
            EsmtpOptions.USUAL,
            offering("SIZE 46"),
            "C: MAIL FROM:<alice@example.org> SIZE=47",
            "S: 552 5.3.4 Message size exceeds fixed limit");

    assertThat(result.end()).isInstanceOf(Refused.class);
    assertThat(result.notes())
        .containsExactly(
            "The message has 47 octets, more than the 46 that the server says it takes (SIZE, RFC"
                + " 1870).");
  }

  @Test
  void declaresSmtpUtf8WhenItIsAskedFor() throws Exception {
    DialogueResult result =
        play(
            with(true, false),
            offering("8BITMIME", "SMTPUTF8"),
            "C: MAIL FROM:<alice@example.org> SMTPUTF8",
            "S: 550 no");

    assertThat(result.extensions().used()).containsExactly("SMTPUTF8");
  }

  @Test
  void doesNotDeclareSmtpUtf8WhenNothingNeedsIt() throws Exception {
    DialogueResult result =
        play(
            EsmtpOptions.USUAL,
            Message.of("Subject: hi\r\n\r\nGrüße\r\n"),
            "bob@strict.example",
            offering("8BITMIME", "SMTPUTF8"),
            "C: MAIL FROM:<alice@example.org> BODY=8BITMIME",
            "S: 550 no");

    assertThat(result.extensions().used()).containsExactly("8BITMIME");
  }

  @Test
  void sendsNothingWhereSmtpUtf8IsNeededAndNotOffered() throws Exception {
    List<String> plain = offering("8BITMIME");

    assertThat(play(with(true, false), plain).end())
        .isEqualTo(
            new Lost(
                Stage.MAIL,
                "SMTPUTF8 is asked for, and the server does not offer SMTPUTF8 (RFC 6531)"));
    assertThat(
            play(
                    EsmtpOptions.USUAL,
                    Message.of("Subject: Grüße\r\n\r\nHallo\r\n"),
                    "bob@strict.example",
                    plain)
                .end())
        .isEqualTo(
            new Lost(
                Stage.MAIL,
                "the header of the message is not ASCII, and the server does not offer SMTPUTF8"
                    + " (RFC 6531)"));
  }

  @Test
  void sendsToAMailboxThatIsNotAsciiAndNamesItInItsOwnEncoding() throws Exception {
    DialogueResult result =
        play(
            with(REPORTS, false, false),
            HELLO,
            "jörg@strict.example",
            offering("SMTPUTF8", "DSN"),
            "C: MAIL FROM:<alice@example.org> SMTPUTF8 RET=HDRS ENVID=lab+201",
            "S: 250 ok",
            "C: RCPT TO:<jörg@strict.example> NOTIFY=SUCCESS,FAILURE,DELAY"
                + " ORCPT=utf-8;j\\x{F6}rg@strict.example",
            "S: 550 5.1.1 no");

    assertThat(result.end()).isInstanceOf(Refused.class);
    assertThat(result.replyTo(Mailbox.of("jörg@strict.example"))).isPresent();
  }

  @Test
  void showsTheRefusalOfSmtpUtf8() throws Exception {
    DialogueResult result =
        play(
            with(true, false),
            offering("SMTPUTF8"),
            "C: MAIL FROM:<alice@example.org> SMTPUTF8",
            "S: 555 5.5.4 Not today");

    assertThat(result.end()).isEqualTo(new Refused(Stage.MAIL, Reply.of(555, "5.5.4 Not today")));
  }

  @Test
  void requiresTlsOnEveryHopOfAServerThatOffersIt() throws Exception {
    DialogueResult result =
        underTls(
            true,
            Optional.of("mx.strict.example"),
            List.of("S: 250-mx.strict.example", "S: 250 REQUIRETLS"),
            "C: MAIL FROM:<alice@example.org> REQUIRETLS",
            "S: 250 ok",
            "C: RCPT TO:<bob@strict.example>",
            "S: 550 5.7.30 REQUIRETLS support required");

    assertThat(result.end()).isInstanceOf(Refused.class);
    assertThat(result.extensions().used()).containsExactly("STARTTLS", "REQUIRETLS");
  }

  @Test
  void sendsNothingThatRequiresTlsWhereItIsNotOffered() throws Exception {
    DialogueResult result =
        underTls(true, Optional.of("mx.strict.example"), List.of("S: 250 mx.strict.example"));

    assertThat(result.end())
        .isEqualTo(
            new Lost(
                Stage.MAIL,
                "REQUIRETLS is asked for, and the server does not offer it (RFC 8689)"));
  }

  @Test
  void sendsNothingThatRequiresTlsOverACertificateThatProvesNothing() throws Exception {
    List<String> offer = List.of("S: 250-mx.strict.example", "S: 250 REQUIRETLS");

    assertThat(why(underTls(false, Optional.of("mx.strict.example"), offer)))
        .startsWith(
            "REQUIRETLS is asked for, and the certificate cannot be relied on: it is signed");
    assertThat(why(underTls(true, Optional.of("mx.other.example"), offer)))
        .contains("it is for [mx.strict.example], not for mx.other.example");
    assertThat(why(underTls(true, Optional.empty(), offer)))
        .contains("there is no server name to compare it with");
  }

  @Test
  void sendsNothingThatRequiresTlsWithoutTls() throws Exception {
    assertThat(why(play(with(false, true), offering("REQUIRETLS"))))
        .isEqualTo("REQUIRETLS is asked for, and the connection is not under TLS (RFC 8689)");
  }

  @Test
  void beginsWithTlsBeforeTheGreeting() throws Exception {
    SelfSigned key = SelfSigned.named("mx.strict.example");
    List<String> script = new ArrayList<>(List.of("*: starttls"));
    script.addAll(offering("STARTTLS", "SIZE"));
    script.addAll(List.of("C: MAIL FROM:<alice@example.org> SIZE=47", "S: 550 no"));
    script.addAll(List.of("C: QUIT", "S: 221 bye"));
    try (ScriptedServer server = ScriptedServer.saying(String.join("\n", script), key.context())) {
      DialogueResult result =
          Dialogue.run(
              Requests.to(server)
                  .withTls(TlsMode.IMPLICIT)
                  .withServerName(DomainName.of("mx.strict.example")));

      server.assertPlayed();
      assertThat(result.end()).isEqualTo(new Refused(Stage.MAIL, Reply.of(550, "no")));
      assertThat(result.tls()).isPresent();
      assertThat(server.serverNames()).containsExactly("mx.strict.example");
      assertThat(result.extensions().used()).containsExactly("SIZE");
    }
  }

  @Test
  void isLostAtConnectWhenTheServerDoesNotBeginWithTls() throws Exception {
    try (ScriptedServer server = ScriptedServer.saying("S: 220 mx.strict.example\n*: hang up")) {
      DialogueResult result = Dialogue.run(Requests.to(server).withTls(TlsMode.IMPLICIT));

      assertThat(result.end())
          .isInstanceOfSatisfying(
              Lost.class,
              lost -> {
                assertThat(lost.stage()).isEqualTo(Stage.CONNECT);
                assertThat(lost.why()).startsWith("the TLS handshake failed");
              });
    }
  }

  @Test
  void beginsWithTlsOfItselfOnThePortForThatOnly() {
    assertThat(TlsMode.MAY.at(465)).isEqualTo(TlsMode.IMPLICIT);
    assertThat(TlsMode.MAY.at(587)).isEqualTo(TlsMode.MAY);
    assertThat(TlsMode.NONE.at(465)).isEqualTo(TlsMode.NONE);
    assertThat(TlsMode.MUST.at(465)).isEqualTo(TlsMode.MUST);
    assertThat(TlsMode.IMPLICIT.at(25)).isEqualTo(TlsMode.IMPLICIT);
  }

  private static String why(DialogueResult result) {
    assertThat(result.end()).isInstanceOf(Lost.class);
    return ((Lost) result.end()).why();
  }

  private static EsmtpOptions with(boolean smtpUtf8, boolean requireTls) {
    return new EsmtpOptions(Optional.empty(), smtpUtf8, requireTls, Optional.empty());
  }

  private static EsmtpOptions with(DsnRequest dsn, boolean smtpUtf8, boolean requireTls) {
    return new EsmtpOptions(Optional.of(dsn), smtpUtf8, requireTls, Optional.empty());
  }

  /** The script up to the reply to EHLO. */
  static List<String> offering(String... keywords) {
    List<String> script = new ArrayList<>();
    script.add("S: 220 mx.strict.example ESMTP");
    script.add("C: EHLO mail.example.org");
    script.add("S: 250-mx.strict.example");
    for (int i = 0; i < keywords.length; i++) {
      script.add("S: 250" + (i < keywords.length - 1 ? "-" : " ") + keywords[i]);
    }
    return script;
  }

  private static DialogueResult play(EsmtpOptions options, List<String> begin, String... then)
      throws Exception {
    return play(options, HELLO, "bob@strict.example", begin, then);
  }

  private static DialogueResult play(
      EsmtpOptions options, Message message, String recipient, List<String> begin, String... then)
      throws Exception {
    List<String> script = new ArrayList<>(begin);
    script.addAll(List.of(then));
    script.addAll(List.of("C: QUIT", "S: 221 bye"));
    try (ScriptedServer server = ScriptedServer.saying(String.join("\n", script))) {
      DialogueResult result =
          Dialogue.run(
              Requests.to(server, "alice@example.org", message, recipient).withEsmtp(options));
      server.assertPlayed();
      return result;
    }
  }

  private DialogueResult underTls(
      boolean trusted, Optional<String> name, List<String> offer, String... then) throws Exception {
    SelfSigned key = SelfSigned.named("mx.strict.example");
    List<String> script = new ArrayList<>(offering("STARTTLS"));
    script.addAll(List.of("C: STARTTLS", "S: 220 go", "*: starttls", "C: EHLO mail.example.org"));
    script.addAll(offer);
    script.addAll(List.of(then));
    script.addAll(List.of("C: QUIT", "S: 221 bye"));
    try (ScriptedServer server = ScriptedServer.saying(String.join("\n", script), key.context())) {
      DialogueRequest request = Requests.to(server).withEsmtp(with(false, true));
      if (name.isPresent()) {
        request = request.withServerName(DomainName.of(name.get()));
      }
      DialogueResult result = trusted ? Dialogue.run(request, key.trust()) : Dialogue.run(request);
      server.assertPlayed();
      return result;
    }
  }
}
