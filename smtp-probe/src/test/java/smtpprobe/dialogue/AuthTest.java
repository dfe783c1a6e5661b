package smtpprobe.dialogue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.dns.DomainName;
import fakereceiver.judge.Stage;
import fakereceiver.mail.Reply;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.dialogue.Credentials.Over;
import smtpprobe.dialogue.DialogueEnd.Lost;
import smtpprobe.dialogue.DialogueEnd.Refused;

class AuthTest {

  private static final String PASSWORD = "grün & 4711 rot";
  private static final String PLAIN = base64("\0alice\0" + PASSWORD);
  private static final String XOAUTH2 = base64("user=alice\1auth=Bearer " + PASSWORD + "\1\1");

  @Test
  void logsInWithPlainAndGoesOn() throws Exception {
    DialogueResult result =
        trusting(
            "S: 250 AUTH LOGIN PLAIN XOAUTH2",
            "C: AUTH PLAIN " + PLAIN,
            "S: 235 2.7.0 Welcome",
            "C: MAIL FROM:<alice@example.org>",
            "S: 550 no");

    assertThat(result.end()).isEqualTo(new Refused(Stage.MAIL, Reply.of(550, "no")));
    assertThat(said(result)).contains("C: AUTH PLAIN [hidden]", "S: 235 2.7.0 Welcome");
    assertThat(result.exchanges())
        .extracting(e -> e.stage() + "|" + e.command() + "|" + e.reply().code())
        .contains("HELO|AUTH PLAIN [hidden]|235");
    assertThat(result.extensions().used()).containsExactly("STARTTLS", "AUTH PLAIN");
    assertThat(result.notes()).isEmpty();
  }

  @Test
  void logsInWithLoginWhereThereIsNothingElse() throws Exception {
    DialogueResult result =
        trusting(
            "S: 250 AUTH=LOGIN",
            "C: AUTH LOGIN",
            "S: 334 VXNlcm5hbWU6",
            "C: " + base64("alice"),
            "S: 334 UGFzc3dvcmQ6",
            "C: " + base64(PASSWORD),
            "S: 235 2.7.0 Welcome",
            "C: MAIL FROM:<alice@example.org>",
            "S: 550 no");

    assertThat(said(result))
        .containsSubsequence(
            "C: AUTH LOGIN",
            "S: 334 VXNlcm5hbWU6",
            "C: [hidden]",
            "S: 334 UGFzc3dvcmQ6",
            "C: [hidden]",
            "S: 235 2.7.0 Welcome");
  }

  @Test
  void logsInWithATokenWhenToldAndHearsWhyNot() throws Exception {
    DialogueResult result =
        underTls(
            as(Optional.of(AuthMechanism.XOAUTH2), Over.TRUSTED_TLS),
            true,
            "S: 250 AUTH PLAIN XOAUTH2",
            "C: AUTH XOAUTH2 " + XOAUTH2,
            "S: 334 eyJzdGF0dXMiOiI0MDEifQ==",
            "C: ",
            "S: 535 5.7.8 Token expired");

    assertThat(result.end())
        .isEqualTo(new Refused(Stage.HELO, Reply.of(535, "5.7.8 Token expired")));
  }

  @Test
  void saysALongTokenOnALineOfItsOwn() throws Exception {
    String token = "t".repeat(3000);
    DialogueResult result =
        underTls(
            new Credentials("alice", token, Optional.of(AuthMechanism.XOAUTH2), Over.TRUSTED_TLS),
            true,
            "S: 250 AUTH XOAUTH2",
            "C: AUTH XOAUTH2",
            "S: 334 ",
            "C: " + base64("user=alice\1auth=Bearer " + token + "\1\1"),
            "S: 235 2.7.0 Welcome",
            "C: MAIL FROM:<alice@example.org>",
            "S: 550 no");

    assertThat(result.end()).isEqualTo(new Refused(Stage.MAIL, Reply.of(550, "no")));
  }

  @Test
  void isRefusedAtHeloWithAWrongPassword() throws Exception {
    DialogueResult result = withPlain("S: 535 5.7.8 Error: authentication failed");

    assertThat(result.end())
        .isEqualTo(new Refused(Stage.HELO, Reply.of(535, "5.7.8 Error: authentication failed")));
  }

  @Test
  void cancelsWhenTheServerAsksForMoreThanThereIs() throws Exception {
    DialogueResult result = withPlain("S: 334 bW9yZQ==", "C: *", "S: 501 5.7.0 Cancelled");

    assertThat(result.end()).isEqualTo(new Refused(Stage.HELO, Reply.of(501, "5.7.0 Cancelled")));
  }

  @Test
  void isNotLoggedInByAYesToTheCancelling() throws Exception {
    DialogueResult result = withPlain("S: 334 bW9yZQ==", "C: *", "S: 250 Ok");

    assertThat(result.end())
        .isInstanceOfSatisfying(
            Lost.class,
            lost -> assertThat(lost.why()).isEqualTo("\"334 bW9yZQ==\" is no reply to AUTH"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"S: 250 DSN", "S: 250 AUTH", "S: 250 AUTH GSSAPI CRAM-MD5"})
  void isLostWhereNoMechanismThatItKnowsIsOffered(String offer) throws Exception {
    DialogueResult result = trusting(offer);

    assertThat(result.end()).isInstanceOf(Lost.class);
    assertThat(((Lost) result.end()).why())
        .isIn(
            "the server does not offer AUTH",
            "the server offers AUTH without a mechanism, expected PLAIN or LOGIN",
            "the server offers AUTH GSSAPI CRAM-MD5, expected PLAIN or LOGIN");
  }

  @Test
  void insistsOnOneMechanism() throws Exception {
    DialogueResult result =
        underTls(as(Optional.of(AuthMechanism.LOGIN), Over.TRUSTED_TLS), true, "S: 250 AUTH PLAIN");

    assertThat(result.end())
        .isEqualTo(new Lost(Stage.HELO, "the server offers AUTH PLAIN, expected LOGIN"));
  }

  @ParameterizedTest
  @EnumSource(names = {"TRUSTED_TLS", "ANY_TLS"})
  void sendsNoPasswordWithoutTls(Over over) throws Exception {
    DialogueResult result = inTheClear(as(Optional.empty(), over));

    assertThat(result.end())
        .isEqualTo(new Lost(Stage.HELO, "the password is not sent without TLS, and there is none"));
  }

  @Test
  void sendsThePasswordInTheClearWhenToldAndSaysSo() throws Exception {
    DialogueResult result =
        inTheClear(
            as(Optional.empty(), Over.ANYTHING), "C: AUTH PLAIN " + PLAIN, "S: 535 5.7.8 No");

    assertThat(result.end()).isEqualTo(new Refused(Stage.HELO, Reply.of(535, "5.7.8 No")));
    assertThat(result.notes())
        .containsExactly(
            "The password was sent without TLS: whoever was on the way may have read it.");
  }

  @Test
  void sendsNoPasswordOverACertificateThatProvesNothing() throws Exception {
    DialogueResult result =
        underTls(as(Optional.empty(), Over.TRUSTED_TLS), false, "S: 250 AUTH PLAIN");

    assertThat(result.end()).isInstanceOf(Lost.class);
    assertThat(((Lost) result.end()).why())
        .startsWith("the password is not sent over TLS with this certificate: it is signed");
  }

  @Test
  void sendsNoPasswordToAServerWithoutANameThatTheCertificateCouldBeFor() throws Exception {
    SelfSigned key = SelfSigned.named("mx.strict.example");
    String script =
        "*: starttls\n"
            + String.join("\n", EsmtpTest.offering("AUTH PLAIN"))
            + "\nC: QUIT\nS: 221 bye";
    try (ScriptedServer server = ScriptedServer.saying(script, key.context())) {
      DialogueResult result =
          Dialogue.run(
              Requests.to(server)
                  .withTls(TlsMode.IMPLICIT)
                  .withEsmtp(options(as(Optional.empty(), Over.TRUSTED_TLS))),
              key.trust());

      server.assertPlayed();
      assertThat(result.end())
          .isEqualTo(
              new Lost(
                  Stage.HELO,
                  "the password is not sent over TLS with this certificate: there is no server"
                      + " name to compare it with"));
    }
  }

  @Test
  void sendsThePasswordOverAnyCertificateWhenToldAndSaysSo() throws Exception {
    DialogueResult result =
        underTls(
            as(Optional.empty(), Over.ANY_TLS),
            false,
            "S: 250 AUTH PLAIN",
            "C: AUTH PLAIN " + PLAIN,
            "S: 535 5.7.8 No");

    assertThat(result.notes())
        .singleElement()
        .asString()
        .startsWith("The password was sent over TLS with a certificate that proves nothing: it is");
  }

  @Test
  void looksAtWhatIsOfferedUnderTlsOnly() throws Exception {
    DialogueResult result = trusting("S: 250 SIZE");

    assertThat(result.end()).isEqualTo(new Lost(Stage.HELO, "the server does not offer AUTH"));
  }

  @Test
  void keepsNothingOfAPasswordThatTheServerRepeats() throws Exception {
    String echo = new String(PASSWORD.getBytes(UTF_8), ISO_8859_1);
    List<String> ends =
        List.of(
            "S: 535-5.7.8 wrong: " + PASSWORD + "\nS: 535-" + PLAIN + "\nS: 535 " + XOAUTH2,
            "*: garbage " + PASSWORD + " is wrong\\r\\n",
            "*: garbage 535 " + base64(PASSWORD));
    for (String end : ends) {
      List<String> logged = new ArrayList<>();
      List<String> script = new ArrayList<>(EsmtpTest.offering("AUTH PLAIN"));
      script.add("C: AUTH PLAIN " + PLAIN);
      script.addAll(end.replace(PASSWORD, echo).lines().toList());
      script.add("*: hang up");
      DialogueResult result;
      try (ScriptedServer server = ScriptedServer.saying(String.join("\n", script));
          LogOfEverything log = new LogOfEverything()) {
        result =
            Dialogue.run(
                Requests.to(server).withEsmtp(options(as(Optional.empty(), Over.ANYTHING))));
        logged.addAll(log.kept);
      }

      String everything = result + "\n" + result.transcript().printable() + "\n" + logged;
      assertThat(everything)
          .contains("AUTH PLAIN [hidden]")
          .doesNotContain(PASSWORD, echo, PLAIN, XOAUTH2, base64(PASSWORD))
          .doesNotContain("4711 rot", "gr\\xc3\\xbcn");
      assertThat(logged).anyMatch(line -> line.contains("EHLO mail.example.org"));
    }
  }

  @Test
  void keepsNothingOfAPasswordThatTheServerHeardInAnEarlierSession() throws Exception {
    String script = "S: 220 mx.strict.example\nC: EHLO mail.example.org\nS: 250-mx.strict.example";
    String echo = "\nS: 250-LAST " + PLAIN + "\nS: 250 AUTH PLAIN\nC: AUTH PLAIN ";
    String refused = "\nS: 535 no\nC: QUIT\nS: 221 bye";
    try (ScriptedServer server = ScriptedServer.saying(script + echo + PLAIN + refused)) {
      DialogueResult result =
          Dialogue.run(Requests.to(server).withEsmtp(options(as(Optional.empty(), Over.ANYTHING))));
      server.assertPlayed();
      assertThat(said(result)).contains("S: 250-LAST [hidden]", "S: 535 no");
    }
    Credentials keyword = new Credentials("alice", "Plain", Optional.empty(), Over.ANYTHING);
    assertThat(Secrets.beforeLogin(keyword).hide("250 AUTH LOGIN Plain"))
        .isEqualTo("250 AUTH LOGIN Plain");
  }

  @Test
  void refusesCredentialsThatCannotBeSentWithoutShowingThem() {
    for (String wrong : List.of("sec\0ret", "sec\rret", "sec\nret", "")) {
      assertThatThrownBy(() -> new Credentials("alice", wrong, Optional.empty(), Over.ANY_TLS))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("password")
          .hasMessageNotContaining("sec");
    }
    assertThatThrownBy(() -> new Credentials("", "secret", Optional.empty(), Over.ANY_TLS))
        .hasMessageContaining("user name");
  }

  private static Credentials as(Optional<AuthMechanism> mechanism, Over over) {
    return new Credentials("alice", PASSWORD, mechanism, over);
  }

  private static EsmtpOptions options(Credentials credentials) {
    return new EsmtpOptions(Optional.empty(), false, false, Optional.of(credentials));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static List<String> said(DialogueResult result) {
    return result.transcript().lines().stream()
        .map(line -> line.speaker().letter() + ": " + line.text())
        .toList();
  }

  private static DialogueResult inTheClear(Credentials credentials, String... then)
      throws Exception {
    List<String> script = new ArrayList<>(EsmtpTest.offering("AUTH PLAIN"));
    script.addAll(List.of(then));
    script.addAll(List.of("C: QUIT", "S: 221 bye"));
    try (ScriptedServer server = ScriptedServer.saying(String.join("\n", script))) {
      DialogueResult result = Dialogue.run(Requests.to(server).withEsmtp(options(credentials)));
      server.assertPlayed();
      return result;
    }
  }

  /** Under TLS that can be trusted, to a server that offers PLAIN and says this to it. */
  private DialogueResult withPlain(String... then) throws Exception {
    List<String> script = new ArrayList<>(List.of("C: AUTH PLAIN " + PLAIN));
    script.addAll(List.of(then));
    return trusting("S: 250 AUTH PLAIN", script.toArray(String[]::new));
  }

  /** Under TLS that can be trusted, by whatever mechanism there is. */
  private DialogueResult trusting(String offer, String... then) throws Exception {
    return underTls(as(Optional.empty(), Over.TRUSTED_TLS), true, offer, then);
  }

  /** The server offers {@code offer} under TLS only, and AUTH PLAIN in the clear. */
  private DialogueResult underTls(
      Credentials credentials, boolean trusted, String offer, String... then) throws Exception {
    SelfSigned key = SelfSigned.named("mx.strict.example");
    List<String> script = new ArrayList<>(EsmtpTest.offering("AUTH PLAIN", "STARTTLS"));
    script.addAll(List.of("C: STARTTLS", "S: 220 go", "*: starttls", "C: EHLO mail.example.org"));
    script.addAll(List.of("S: 250-mx.strict.example", offer));
    script.addAll(List.of(then));
    script.addAll(List.of("C: QUIT", "S: 221 bye"));
    try (ScriptedServer server = ScriptedServer.saying(String.join("\n", script), key.context())) {
      DialogueRequest request =
          Requests.to(server)
              .withServerName(DomainName.of("mx.strict.example"))
              .withEsmtp(options(credentials));
      DialogueResult result = trusted ? Dialogue.run(request, key.trust()) : Dialogue.run(request);
      server.assertPlayed();
      return result;
    }
  }

  /** Turns on all logging of the JVM, that of Jakarta Mail included, and keeps it. */
  private static final class LogOfEverything extends Handler implements AutoCloseable {

    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final List<String> kept = new ArrayList<>();

    LogOfEverything() {
      setLevel(Level.ALL);
      root.addHandler(this);
      root.setLevel(Level.ALL);
    }

    @Override
    public synchronized void publish(LogRecord record) {
      kept.add(record.getLoggerName() + ": " + record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      root.setLevel(before);
      root.removeHandler(this);
    }
  }
}
