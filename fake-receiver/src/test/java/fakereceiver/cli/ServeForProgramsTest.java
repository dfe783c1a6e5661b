package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import fakereceiver.dns.IpAddress;
import fakereceiver.persona.Personas;
import fakereceiver.server.Client;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as a program of another language runs it: over a pipe, a file, an exit code. */
@Timeout(120)
class ServeForProgramsTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void whatAllOthersWouldHaveDoneIsToldWithAMailThatIsTaken() throws Exception {
    try (Served served =
        new Served(
            folder,
            ("--persona=postfix-strict --json-log --annotate "
                    + "--seen-as=::1=2001:db8::25,mail.example.org --store=mails "
                    + "--ready-file=ready --exit-after=1")
                .split(" ", -1))) {
      int port = served.port();
      assertThat(ready()).isEqualTo("permissive ::1 " + port + "\n");
      Served.mail(port, "x");
      JsonObject mail = served.json();
      assertThat(mail.get("persona").getAsString()).isEqualTo("permissive");
      assertThat(mail.get("verdict").getAsString()).isIn("accept", "note");
      assertThat(mail.getAsJsonObject("claims").get("CLAIMED-HELO").getAsString())
          .isEqualTo("mail.example.org");
      List<String> would = new ArrayList<>();
      mail.getAsJsonArray("would").forEach(one -> would.add(one.toString()));
      assertThat(would)
          .hasSize(Personas.builtIn().all().size())
          .contains(
              "{\"persona\":\"postfix-strict\",\"verdict\":\"defer\",\"stage\":\"rcpt\","
                  + "\"code\":450,\"status\":\"4.7.25\"}");
      assertThat(Files.readString(folder.resolve(mail.get("file").getAsString())))
          .contains("X-Fake-Receiver-Would: note ")
          .contains("postfix-strict=defer 450 4.7.25");
      assertThat(served.json().get("event").getAsString()).isEqualTo("end");
      assertThat(served.code()).isZero();
    }
  }

  @Test
  void aZoneThatHasChangedIsReadAgainAndOneThatIsWrongIsNot() throws Exception {
    try (Served served =
        new Served(
            folder,
            "--persona=postfix-strict",
            "--claims=2001:db8::25",
            "--claims-helo=mail.example.org",
            "--exit-after=3")) {
      int port = served.portInWords();
      Served.mail(port, "x");
      assertThat(served.out.readLine()).contains("verdict=defer", "because=fcrdns-mismatch");

      Path zone = folder.resolve("lab.zone");
      Files.writeString(zone, Served.ZONE.replace("2001:db8::26", "2001:db8::25"));
      assertThat(served.out.readLine()).isEqualTo("Read again: lab.zone");
      Served.mail(port, "x");
      assertThat(served.out.readLine()).contains("verdict=note");

      Files.writeString(zone, "nonsense\n");
      assertThat(served.out.readLine()).startsWith("Not read again").contains("lab.zone");
      Served.mail(port, "x");
      assertThat(served.out.readLine()).contains("verdict=note");
      assertThat(served.code()).isZero();
    }
  }

  @Test
  void limitsAreSaidByOptions() throws Exception {
    try (Served served =
        new Served(
            folder,
            ("--persona=permissive --json-log --max-sessions-per-client=1 "
                    + "--session-timeout=1h --idle-timeout=200ms")
                .split(" ", -1))) {
      int port = served.port();
      try (Client first = Served.client(port);
          Client second =
              Client.silent(new InetSocketAddress(IpAddress.of("::1").toInetAddress(), port))) {
        assertThat(second.reply()).startsWith("421 4.7.0 Too many connections from your network");
        assertThat(first.reply()).startsWith("421 4.4.2 "); // the idle one, some time later
      }
    }
    try (Served served = new Served(folder, "--persona=permissive", "--idle-timeout=soon")) {
      assertThat(served.code()).isEqualTo(2);
      assertThat(served.complaints()).contains("--idle-timeout \"soon\", expected a time");
    }
  }

  @Test
  void aProgramReadsEachMailAsItComesAndAnExitCode() throws Exception {
    try (Served served =
        new Served(
            folder,
            ("--persona=postfix-strict --json-log --claims=2001:db8::25 "
                    + "--claims-helo=mail.example.org --exit-after=1 --expect=refuse")
                .split(" ", -1))) {
      int port = served.port();
      try (Client knock = Served.client(port)) {
        knock.say("QUIT"); // no mail: it does not count
      }
      assertThat(served.json().get("event").getAsString()).isEqualTo("session");
      Served.mail(port, "x");

      JsonObject mail = served.json();
      assertThat(mail.get("event").getAsString()).isEqualTo("mail");
      assertThat(mail.get("session").getAsString()).isEqualTo("2");
      assertThat(mail.get("peer").getAsString()).isEqualTo("::1");
      assertThat(mail.get("client").getAsString()).isEqualTo("2001:db8::25");
      assertThat(mail.get("helo").getAsString()).isEqualTo("mail.example.org");
      assertThat(mail.get("from").getAsString()).isEqualTo("<alice@example.org>");
      assertThat(mail.get("verdict").getAsString()).isEqualTo("defer");
      assertThat(mail.get("stage").getAsString()).isEqualTo("rcpt");
      assertThat(mail.getAsJsonObject("reply").get("code").getAsInt()).isEqualTo(450);
      JsonObject why = mail.getAsJsonArray("because").get(0).getAsJsonObject();
      assertThat(why.get("rule").getAsString()).isEqualTo("fcrdns-mismatch");
      assertThat(why.getAsJsonArray("evidence").toString())
          .contains("mail.example.org AAAA [2001:db8::26]");
      assertThat(mail.get("truncated").getAsBoolean()).isFalse();
      JsonObject end = served.json();
      assertThat(end.get("event").getAsString()).isEqualTo("end");
      assertThat(end.get("mails").getAsInt()).isEqualTo(1);
      assertThat(end.get("held").getAsBoolean()).isTrue();
      assertThat(served.out.readLine()).isNull();
      assertThat(served.code()).isZero();
      assertThat(served.complaints()).isEmpty();
    }
  }

  @Test
  void whatAStrangerWritesCannotBreakALine() throws Exception {
    try (Served served =
        new Served(folder, "--persona=permissive", "--json-log", "--exit-after=2")) {
      int port = served.port();
      Served.mail(port, "p\303\274r\u00e2\u0080\u00a8\"\\\u001b[31m\u0085");
      JsonObject mail = served.json();
      assertThat(mail.get("subject").getAsString()).startsWith("p");
      assertThat(mail.get("byPersona").getAsBoolean()).isTrue();

      try (Client client = Served.client(port)) {
        client.say("EHLO " + "\303\274".repeat(900));
        client.say("MAIL FROM:<alice@example.org>");
        for (int i = 0; i < 300; i++) {
          client.say("RCPT TO:<" + i + "a".repeat(200) + "@example.net>");
        }
        client.say("QUIT");
      }
      String line = served.out.readLine();
      assertThat(line).hasSizeLessThanOrEqualTo(MailObject.MAX_LINE);
      JsonObject large = JsonParser.parseString(line).getAsJsonObject();
      assertThat(large.get("truncated").getAsBoolean()).isTrue();
      assertThat(large.get("recipients").getAsInt()).isEqualTo(300);
      assertThat(served.json().get("mails").getAsInt()).isEqualTo(2);
      assertThat(served.code()).isZero();
    }
  }

  @Test
  void whatWasExpectedAndDidNotHappenIsExitCodeOne() throws Exception {
    try (Served served =
        new Served(
            folder,
            "--persona=permissive",
            "--json-log=log",
            "--ready-file=ready",
            "--expect=accept",
            "--exit-after=2",
            "--misbehave=1 mails: message 451 4.3.0 Later")) {
      String ready = ready();
      int port = Integer.parseInt(ready.strip().split(" ", -1)[2]);
      assertThat(ready).isEqualTo("permissive ::1 " + port + "\n");
      assertThat(served.out.readLine()).isEqualTo("permissive listens on [::1]:" + port);
      assertThat(served.out.readLine())
          .startsWith("Ready: [::1]:" + port + " - Nothing is relayed");
      Served.mail(port, "x");
      assertThat(served.out.readLine())
          .contains(" verdict=defer stage=message reply=\"451 4.3.0 Later\" trouble=\"as told, ");
      Served.mail(port, "x");

      assertThat(served.code()).isEqualTo(ExitCode.WORSE);
      assertThat(served.complaints())
          .isEqualToNormalizingNewlines(
              """
              expected accept, but 1 of 2 mails ended otherwise
                session 1, mail 1: defer at message, 451
              """);
      assertThat(folder.resolve("ready")).doesNotExist();
      assertThat(Files.readAllLines(folder.resolve("log"))).hasSize(4);
    }
  }

  @Test
  void nothingIsNotWhatWasExpected() throws Exception {
    try (Served served =
        new Served(folder, "--persona=permissive", "--expect=accept", "--ready-file=ready")) {
      ready();
      served.process.toHandle().destroy(); // SIGTERM

      assertThat(served.code()).isEqualTo(ExitCode.WORSE);
      assertThat(served.complaints()).startsWith("expected accept, but no mail came");
      assertThat(folder.resolve("ready")).doesNotExist();
    }
  }

  @Test
  void takesALoginAndSaysNothingOfIt() throws Exception {
    try (Served served =
        new Served(
            folder,
            ("--persona=permissive --json-log --auth=alice:open:sesame --auth=bob:x "
                    + "--require-auth --exit-after=2")
                .split(" ", -1))) {
      int port = served.port();
      try (Client client = Served.client(port)) {
        assertThat(client.say("EHLO laptop.local")).contains("AUTH PLAIN LOGIN");
        assertThat(client.say("AUTH PLAIN AGFsaWNlAHdyb25n")).startsWith("535 ");
        assertThat(client.say("MAIL FROM:<alice@example.org>")).startsWith("530 ");
        assertThat(client.say("AUTH PLAIN AGFsaWNlAG9wZW46c2VzYW1l")).startsWith("235 ");
        client.untilData();
        client.say("x\r\n.");
        client.say("QUIT");
      }
      String all = served.out.lines().reduce("", (one, other) -> one + other);
      assertThat(all)
          .contains("\"login\":\"alice\"", "AUTH PLAIN ***")
          .doesNotContain("sesame", "AGFsaWNl");
      assertThat(served.code()).isZero();
    }
  }

  @Test
  void heldBackUntilTlsAuthIsNotOffered() throws Exception {
    try (Served served =
        new Served(
            folder,
            "--persona=permissive --json-log --auth=alice:x --auth-in-tls --tls".split(" ", -1))) {
      try (Client client = Served.client(served.port())) {
        assertThat(client.say("EHLO laptop.local")).contains("STARTTLS").doesNotContain("AUTH");
        assertThat(client.say("AUTH PLAIN AGFsaWNlAHg=")).startsWith("538 5.7.11 ");
      }
    }
  }

  @Test
  void saysWhatIsWrongWithTheseOptions() throws Exception {
    Files.writeString(folder.resolve("mine"), "not a ready file\n");
    Files.writeString(folder.resolve("lab.zone"), Served.ZONE);
    Map<String, String> wrong =
        Map.of(
            "--auth=alice", "--auth, expected USER:PASSWORD",
            "--auth=:secret-1", "--auth, expected USER:PASSWORD",
            "--require-auth", "--require-auth, expected --auth with it",
            "--misbehave=explode", "--misbehave \"explode\", expected hang-up, stall,",
            "--claims=mail.example.org", "mail.example.org",
            "--exit-after=0", "--exit-after 0, expected at least 1",
            "--expect=maybe", "accept, refuse",
            "--ready-file=mine", "mine is there and no ready file; it is not written over",
            "--json-log=no/such/folder/log", "cannot write the log");
    for (Map.Entry<String, String> one : wrong.entrySet()) {
      Program program =
          Program.run(
              folder, Map.of(), "serve", "--zone=lab.zone", "--persona=permissive", one.getKey());
      assertThat(program.code()).as(one.getKey()).isEqualTo(ExitCode.USAGE);
      assertThat(program.err()).contains(one.getValue()).doesNotContain("secret-1");
    }
    assertThat(folder.resolve("mine")).hasContent("not a ready file");
  }

  @Test
  void aReadyFileThatCannotBeWrittenEndsItAndNothingIsSaidToHaveHeld() throws Exception {
    Files.writeString(folder.resolve("lab.zone"), Served.ZONE);
    Program program =
        Program.run(
            folder,
            Map.of(),
            ("serve --zone=lab.zone --persona=permissive --json-log "
                    + "--ready-file=no/such/ready")
                .split(" ", -1));
    assertThat(program.code()).isEqualTo(ExitCode.USAGE);
    assertThat(program.err()).contains("cannot write the ready file", "there is no such folder");
    assertThat(program.out()).isEmpty();
  }

  /** The ready file, once it is there; the time limit of the class ends the wait. */
  private String ready() throws IOException {
    Path file = folder.resolve("ready");
    while (!Files.exists(file)) {
      Thread.onSpinWait();
    }
    return Files.readString(file);
  }
}
