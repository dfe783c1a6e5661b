package smtpprobe.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import fakereceiver.dns.IpAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import smtpprobe.dialogue.ScriptedServer;
import smtpprobe.dialogue.SelfSigned;

class SendExtensionsTest {

  private static final String PASSWORD = "correct \"horse\" 4711";
  private static final String PLAIN = base64("\0alice\0" + PASSWORD);

  @TempDir Path folder;

  @Test
  void showsWhatIsOfferedAndWhatWasUsed() throws Exception {
    Run run =
        send(
            greeting("250-mx.example", "250-SIZE 10240000", "250 DSN")
                + """
                C: MAIL FROM:<alice@example.org> SIZE=...
                S: 250 ok
                C: RCPT TO:<bob@example.net> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;bob@example.net
                S: 550 no
                """,
            "--dsn",
            "success,delay");

    assertThat(run.code()).as(run.toString()).isEqualTo(1);
    assertThat(run.out()).contains("  offers: SIZE 10240000, DSN", "  used: SIZE, DSN");
  }

  @Test
  void putsWhatIsOfferedIntoTheJson() throws Exception {
    Run run =
        send(
            greeting("250-mx.example", "250-SIZE", "250 DSN")
                + "C: MAIL FROM:<alice@example.org> SIZE=...\nS: 550 no\n",
            "--format",
            "json");

    JsonObject extensions =
        run.json()
            .getAsJsonArray("deliveries")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("dialogue")
            .getAsJsonObject("extensions");
    assertThat(extensions).hasToString("{\"offered\":[\"SIZE\",\"DSN\"],\"used\":[\"SIZE\"]}");
  }

  @Test
  void hasNoResultWhereSmtpUtf8IsNotOffered() throws Exception {
    Run run =
        send(greeting("250-mx.example", "250 SIZE"), "--to", "jörg@example.net", "--smtputf8");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("no result  mail").contains("does not offer SMTPUTF8");
  }

  @Test
  void hasNoResultWhereRequireTlsCannotBe() throws Exception {
    Run run = send(greeting("250-mx.example", "250 SIZE"), "--requiretls");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("REQUIRETLS is asked for, and the connection is not under TLS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--requiretls", "--auth-user=alice"})
  void refusesAtOnceWhatCannotBeWithoutTls(String option) throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, IpAddress.of("::1").toInetAddress())) {
      String server = "[::1]:" + listener.getLocalPort();
      Run.of("send", "--to", "bob@example.net", "--server", server, "--tls", "none", option)
          .assertUsage(option.split("=", 2)[0] + " with --tls none, expected TLS in some form");
    }
  }

  @Test
  void showsThePasswordInNoOutput() throws Exception {
    SelfSigned key = SelfSigned.named("mx.example");
    String script =
        "*: starttls\n"
            + greeting("250-mx.example", "250 AUTH PLAIN")
            + "C: AUTH PLAIN "
            + PLAIN
            + "\nS: 535-5.7.8 You said "
            + PLAIN
            + "\nS: 535 5.7.8 which is "
            + PASSWORD
            + "\n";
    for (List<String> output :
        List.of(List.of("--transcript"), List.of("--format", "json"), List.<String>of())) {
      List<String> options = new ArrayList<>(output);
      options.addAll(List.of("--tls", "implicit", "--auth-any-certificate"));
      options.addAll(List.of("--auth-user", "alice"));
      options.addAll(List.of("--auth-password-file", passwordFile(PASSWORD + "\n")));
      Run run;
      try (ScriptedServer server =
          ScriptedServer.saying(script + "C: QUIT\nS: 221 bye\n", key.context())) {
        run = send(server, options.toArray(String[]::new));
        server.assertPlayed();
      }

      assertThat(run.code()).as(run.toString()).isEqualTo(1);
      assertThat(run.out())
          .contains("AUTH PLAIN [hidden]", "535", "You said [hidden]")
          .doesNotContain("because of");
      assertThat(run.out() + run.err())
          .doesNotContain(PASSWORD, PASSWORD.replace("\"", "\\\""), "4711")
          .doesNotContain(PLAIN, base64(PASSWORD));
    }
  }

  @Test
  void sendsNoPasswordInTheClear() throws Exception {
    Run run =
        send(
            greeting("250-mx.example", "250 AUTH PLAIN LOGIN"),
            "--auth-user",
            "alice",
            "--auth-password-file",
            passwordFile(PASSWORD));

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("the password is not sent without TLS, and there is none");
  }

  @Test
  void takesThePasswordFromTheEnvironment() {
    Map<String, String> environment = Map.of(AuthOptions.VARIABLE, PASSWORD);

    assertThat(auth("--auth-user", "alice").read(environment))
        .hasValueSatisfying(
            credentials ->
                assertThat(credentials).hasToString("Credentials[user=alice, password hidden]"));
    assertThat(auth().read(environment)).isEmpty();
    assertThatThrownBy(() -> auth("--auth-user", "alice").read(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--auth-password-file FILE or the environment variable SMTP_PROBE");
    assertThatThrownBy(() -> auth("--auth-user", "alice").read(Map.of(AuthOptions.VARIABLE, "")))
        .hasMessageContaining("no password for --auth-user");
  }

  private static AuthOptions auth(String... args) {
    return CommandLine.populateCommand(new AuthOptions(), args);
  }

  @Test
  void refusesWrongUsageWithOneSentenceThatDoesNotShowThePassword() throws Exception {
    String missing = folder.resolve("missing").toString();
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 'x'});
    Path large = Files.writeString(folder.resolve("large"), "x".repeat(70_000));
    for (List<String> wrong :
        List.of(
            List.of("--auth-user", "alice", "--auth-password-file", missing),
            List.of("--auth-user", "alice", "--auth-password-file", folder.toString()),
            List.of("--auth-user", "alice", "--auth-password-file", binary.toString()),
            List.of("--auth-user", "alice", "--auth-password-file", large.toString()),
            List.of("--auth-user", "alice", "--auth-password-file", passwordFile("")),
            List.of("--auth-user", "alice", "--auth-password-file", passwordFile("\r\n")),
            List.of("--auth-user", "alice", "--auth-password-file", passwordFile("4711\nb\n")),
            List.of("--auth-user", "alice", "--auth-password-file", passwordFile("4711\0b")),
            List.of("--auth-user", "", "--auth-password-file", passwordFile("4711")),
            List.of("--auth-password-file", passwordFile("4711")),
            List.of("--auth-user", "alice", "--auth-mechanism", "scram"),
            List.of("--auth-without-tls"),
            List.of("--dsn", "never,success"),
            List.of("--dsn", "perhaps"),
            List.of("--dsn-return", "half"),
            List.of("--envelope-id", "grün"),
            List.of("--envelope-id", "x".repeat(101)))) {
      Run run = Run.of("send --to bob@example.net --server [::1]:1", wrong.toArray(String[]::new));

      assertThat(run.code()).as("%s: %s", wrong, run).isEqualTo(2);
      assertThat(run.err())
          .as("%s", wrong)
          .startsWith("smtp-probe: ")
          .doesNotContain("\tat ", "4711", "fault of the program");
    }
  }

  @Test
  void keepsPasswordsAndImplicitTlsToServersThatAreNamed() throws Exception {
    Run login =
        Run.of(
            "send --to bob@example.net --auth-user alice --auth-password-file",
            passwordFile(PASSWORD));
    Run implicit = Run.of("send", "--to", "bob@example.net", "--tls", "implicit");

    login.assertUsage("the password is not for strangers' MX");
    implicit.assertUsage("implicit TLS but no server");
  }

  @Test
  void staysShortWhenAServerOffersThousandsOfThings() throws Exception {
    StringBuilder lines = new StringBuilder("S: 250-mx.example\n");
    lines.append("S: 250-").append("x".repeat(20_000)).append('\n');
    for (int i = 0; i < 2000; i++) {
      lines.append("S: 250-X-\u001b[31m").append(i).append('\n');
    }
    Run run =
        send(
            "S: 220 mx.example ESMTP\nC: EHLO mail.example.org\n"
                + lines
                + "S: 250 SMTPUTF8\nC: MAIL FROM:<alice@example.org> SMTPUTF8\nS: 550 no\n",
            "--smtputf8",
            "--transcript");

    assertThat(run.code()).as(run.err()).isEqualTo(1);
    assertThat(run.out())
        .contains("... (2003 lines)", " extensions, among them\n    xxx")
        .doesNotContain("\u001b")
        .hasSizeLessThan(200_000);
    assertThat(run.out().lines()).allMatch(line -> line.length() < 3000).hasSizeLessThan(1200);
  }

  private String passwordFile(String text) throws Exception {
    return Files.writeString(Files.createTempFile(folder, "password", ""), text).toString();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static String greeting(String... reply) {
    return "S: 220 mx.example ESMTP\nC: EHLO mail.example.org\nS: "
        + String.join("\nS: ", reply)
        + "\n";
  }

  private Run send(String script, String... options) throws Exception {
    try (ScriptedServer server = ScriptedServer.saying(script + "C: QUIT\nS: 221 bye\n")) {
      Run run = send(server, options);
      server.assertPlayed();
      return run;
    }
  }

  private Run send(ScriptedServer server, String... options) throws Exception {
    Path zone = Files.writeString(folder.resolve("zone"), "example.org MX 10 mail.example.org\n");
    return Run.of(
        "send --helo mail.example.org --from alice@example.org --timeout 20"
            + (List.of(options).contains("--to") ? "" : " --to bob@example.net")
            + (" --server [::1]:" + server.port() + " --zone " + zone),
        options);
  }
}
