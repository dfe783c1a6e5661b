package fakereceiver.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import fakereceiver.dns.IpAddress;
import fakereceiver.persona.Personas;
import fakereceiver.server.Client;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as a program of another language runs it: over a pipe, a file, an exit code. */
@Timeout(120)
class ServeForProgramsTest {

  private static final String ZONE =
      """
      2001:db8::25 PTR mail.example.org
      mail.example.org AAAA 2001:db8::26
      example.org MX 10 mail.example.org
      """;

  @TempDir private Path folder = Path.of("");

  /** A process whose output is read line by line, as it comes. */
  private final class Served implements AutoCloseable {

    final Process process;
    final BufferedReader out;

    Served(String... args) throws IOException {
      Files.writeString(folder.resolve("lab.zone"), ZONE);
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
      command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
      command.addAll(List.of(Main.class.getName(), "serve", "--zone", "lab.zone"));
      command.addAll(List.of(args));
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(folder.resolve("stderr").toFile())
              .start();
      out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    JsonObject json() throws IOException {
      String line = String.valueOf(out.readLine());
      assertThat(line.chars()).allMatch(c -> c >= ' ' && c < 0x7f);
      return JsonParser.parseString(line).getAsJsonObject();
    }

    int code() throws InterruptedException {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  private static int port(JsonObject ready) {
    assertThat(ready.get("version").getAsInt()).isEqualTo(1);
    assertThat(ready.get("event").getAsString()).isEqualTo("ready");
    return ready.getAsJsonArray("receivers").get(0).getAsJsonObject().get("port").getAsInt();
  }

  private static Client client(int port) {
    Client client = Client.silent(new InetSocketAddress(IpAddress.of("::1").toInetAddress(), port));
    client.reply();
    return client;
  }

  private static void mail(int port, String subject) {
    try (Client client = client(port)) {
      client.say("EHLO laptop.local");
      client.say("MAIL FROM:<alice@example.org>");
      if (client.say("RCPT TO:<bob@example.net>").startsWith("250")) {
        client.say("DATA");
        client.say("From: alice@example.org\r\nSubject: " + subject + "\r\n\r\nx\r\n.");
      }
      client.say("QUIT");
    }
  }

  private static String message(Client client, String subject) {
    client.untilData();
    return client.say("From: alice@example.org\r\nSubject: " + subject + "\r\n\r\nx\r\n.");
  }

  private String complaints() throws IOException {
    return Files.readString(folder.resolve("stderr"));
  }

  @Test
  void whatAllOthersWouldHaveDoneIsToldWithAMailThatIsTaken() throws Exception {
    try (Served served =
        new Served(
            "--persona=postfix-strict",
            "--json-log",
            "--annotate",
            "--seen-as=::1=2001:db8::25,mail.example.org",
            "--store=mails",
            "--ready-file=ready",
            "--exit-after=1")) {
      int port = port(served.json());
      assertThat(ready()).isEqualTo("permissive ::1 " + port + "\n");
      mail(port, "x");
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
            "--persona=postfix-strict",
            "--claims=2001:db8::25",
            "--claims-helo=mail.example.org",
            "--exit-after=3")) {
      String line = String.valueOf(served.out.readLine());
      int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
      assertThat(served.out.readLine()).startsWith("Ready: ");
      mail(port, "x");
      assertThat(served.out.readLine()).contains("verdict=defer", "because=fcrdns-mismatch");

      Path zone = folder.resolve("lab.zone");
      Files.writeString(zone, ZONE.replace("2001:db8::26", "2001:db8::25"));
      assertThat(served.out.readLine()).isEqualTo("Read again: lab.zone");
      mail(port, "x");
      assertThat(served.out.readLine()).contains("verdict=note");

      Files.writeString(zone, "nonsense\n");
      assertThat(served.out.readLine()).startsWith("Not read again").contains("lab.zone");
      mail(port, "x");
      assertThat(served.out.readLine()).contains("verdict=note");
      assertThat(served.code()).isZero();
    }
  }

  @Test
  void limitsAreSaidByOptions() throws Exception {
    try (Served served =
        new Served(
            "--persona=permissive",
            "--json-log",
            "--max-sessions-per-client=1",
            "--session-timeout=1h",
            "--idle-timeout=200ms")) {
      int port = port(served.json());
      try (Client first = client(port);
          Client second =
              Client.silent(new InetSocketAddress(IpAddress.of("::1").toInetAddress(), port))) {
        assertThat(second.reply()).startsWith("421 4.7.0 Too many connections from your network");
        assertThat(first.reply()).startsWith("421 4.4.2 "); // the idle one, some time later
      }
    }
    try (Served served = new Served("--persona=permissive", "--idle-timeout=soon")) {
      assertThat(served.code()).isEqualTo(2);
      assertThat(complaints()).contains("--idle-timeout \"soon\", expected a time");
    }
  }

  @Test
  void aProgramReadsEachMailAsItComesAndAnExitCode() throws Exception {
    try (Served served =
        new Served(
            "--persona=postfix-strict",
            "--json-log",
            "--claims=2001:db8::25",
            "--claims-helo=mail.example.org",
            "--exit-after=1",
            "--expect=refuse")) {
      int port = port(served.json());
      try (Client knock = client(port)) {
        knock.say("QUIT"); // no mail: it does not count
      }
      assertThat(served.json().get("event").getAsString()).isEqualTo("session");
      mail(port, "x");

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
      assertThat(complaints()).isEmpty();
    }
  }

  @Test
  void aMailIsToldAndCountedThoughItsClientKeepsTheConnection() throws Exception {
    try (Served served =
        new Served("--persona=permissive", "--json-log", "--exit-after=2", "--expect=accept")) {
      try (Client pool = client(port(served.json()))) {
        pool.say("EHLO laptop.local");
        assertThat(message(pool, "one")).startsWith("250 ");
        JsonObject first = served.json(); // the client says nothing more until that has come
        assertThat(first.get("event").getAsString()).isEqualTo("mail");
        assertThat(first.get("subject").getAsString()).isEqualTo("one");
        assertThat(served.process.isAlive()).isTrue();

        assertThat(message(pool, "two")).startsWith("250 "); // though it is the last one
        JsonObject second = served.json();
        assertThat(second.get("mail").getAsInt()).isEqualTo(2);
        assertThat(second.get("time")).isEqualTo(first.get("time"));
        assertThat(pool.rest()).startsWith("421 4.3.2 ");
      }
      assertThat(served.json().get("mails").getAsInt()).isEqualTo(2);
      assertThat(served.code()).isZero();
    }
  }

  @Test
  void whoSaysGoodbyeHearsSoThoughItsMailWasTheLast() throws Exception {
    try (Served served = new Served("--persona=permissive", "--exit-after=1")) {
      String line = String.valueOf(served.out.readLine());
      try (Client client = client(Integer.parseInt(line.substring(line.lastIndexOf(':') + 1)))) {
        client.say("EHLO laptop.local");
        assertThat(message(client, "x")).startsWith("250 ");
        assertThat(served.out.readLine()).startsWith("Ready: ");
        assertThat(served.out.readLine()).contains("verdict=");
        assertThat(client.say("QUIT")).startsWith("221 ");
      }
      assertThat(served.code()).isZero();
    }
  }

  @Test
  void aMailThatIsLostWithItsSessionIsToldAtItsEnd() throws Exception {
    try (Served served =
        new Served("--persona=permissive", "--json-log", "--exit-after=1", "--expect=accept")) {
      try (Client client = client(port(served.json()))) {
        client.say("EHLO laptop.local");
        client.untilData();
        client.send("Subject: x\r\n");
      }
      JsonObject mail = served.json();
      assertThat(mail.get("verdict").getAsString()).isEqualTo("unfinished");
      assertThat(mail.get("trouble").getAsString()).contains("hung up");
      assertThat(served.json().get("held").getAsBoolean()).isFalse();
      assertThat(served.code()).isEqualTo(ExitCode.WORSE);
    }
  }

  @Test
  void troubleBehindTheLastMailIsToldWhenTheSessionEnds() throws Exception {
    try (Served served = new Served("--persona=permissive", "--json-log", "--idle-timeout=300ms")) {
      try (Client pool = client(port(served.json()))) {
        pool.say("EHLO laptop.local");
        message(pool, "x");
        assertThat(served.json().has("trouble")).isFalse();
        assertThat(pool.rest()).startsWith("421 4.4.2 ");
      }
      JsonObject trouble = served.json();
      assertThat(trouble.get("event").getAsString()).isEqualTo("trouble");
      assertThat(trouble.get("session").getAsString()).isEqualTo("1");
      assertThat(trouble.get("trouble").getAsString()).startsWith("timed out: ");
    }
  }

  @Test
  void noClientWaitsForAReaderOfTheLog() throws Exception {
    int mails = 300; // more than a pipe holds
    try (Served served =
        new Served("--persona=permissive", "--json-log", "--exit-after=" + mails)) {
      try (Client pool = client(port(served.json()))) {
        pool.say("EHLO laptop.local");
        for (int i = 0; i < mails; i++) {
          assertThat(message(pool, "x")).startsWith("250 ");
        }
      }
      for (int i = 1; i <= mails; i++) {
        assertThat(served.json().get("mail").getAsInt()).isEqualTo(i);
      }
      assertThat(served.json().get("mails").getAsInt()).isEqualTo(mails);
      assertThat(served.code()).isZero();
    }
  }

  @Test
  void whatAStrangerWritesCannotBreakALine() throws Exception {
    try (Served served = new Served("--persona=permissive", "--json-log", "--exit-after=2")) {
      int port = port(served.json());
      mail(port, "p\303\274r\u00e2\u0080\u00a8\"\\\u001b[31m\u0085");
      JsonObject mail = served.json();
      assertThat(mail.get("subject").getAsString()).startsWith("p");
      assertThat(mail.get("byPersona").getAsBoolean()).isTrue();

      try (Client client = client(port)) {
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
      mail(port, "x");
      assertThat(served.out.readLine())
          .contains(" verdict=defer stage=message reply=\"451 4.3.0 Later\" trouble=\"as told, ");
      mail(port, "x");

      assertThat(served.code()).isEqualTo(ExitCode.WORSE);
      assertThat(complaints())
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
        new Served("--persona=permissive", "--expect=accept", "--ready-file=ready")) {
      ready();
      served.process.toHandle().destroy(); // SIGTERM

      assertThat(served.code()).isEqualTo(ExitCode.WORSE);
      assertThat(complaints()).startsWith("expected accept, but no mail came");
      assertThat(folder.resolve("ready")).doesNotExist();
    }
  }

  @Test
  void takesALoginAndSaysNothingOfIt() throws Exception {
    try (Served served =
        new Served(
            "--persona=permissive",
            "--json-log",
            "--auth=alice:open:sesame",
            "--auth=bob:x",
            "--require-auth",
            "--exit-after=2")) {
      int port = port(served.json());
      try (Client client = client(port)) {
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
            "--persona=permissive", "--json-log", "--auth=alice:x", "--auth-in-tls", "--tls")) {
      try (Client client = client(port(served.json()))) {
        assertThat(client.say("EHLO laptop.local")).contains("STARTTLS").doesNotContain("AUTH");
        assertThat(client.say("AUTH PLAIN AGFsaWNlAHg=")).startsWith("538 5.7.11 ");
      }
    }
  }

  @Test
  void saysWhatIsWrongWithTheseOptions() throws Exception {
    Files.writeString(folder.resolve("mine"), "not a ready file\n");
    Files.writeString(folder.resolve("lab.zone"), ZONE);
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

  /** The ready file, once it is there; the time limit of the class ends the wait. */
  private String ready() throws IOException {
    Path file = folder.resolve("ready");
    while (!Files.exists(file)) {
      Thread.onSpinWait();
    }
    return Files.readString(file);
  }
}
