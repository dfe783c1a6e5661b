package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import fakereceiver.server.Client;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every command of README and docs as a process of its own: output, complaints, exit code. */
@Timeout(120)
class DocumentedCommandsTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern COMMAND =
      Pattern.compile("fake-receiver\\s+((?:serve|personas|journal)\\b[^`|;(]*)");
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");
  private static final Pattern LISTENS = Pattern.compile("listens on \\[::1\\]:(\\d+)");

  /** What the tests below run; the docs may show these and no others. */
  private static final Map<String, Set<String>> RUN =
      Map.of(
          "serve",
          Set.of(
              "--persona",
              "--listen",
              "--zone",
              "--xclient",
              "--store",
              "--max-size",
              "--tls-self-signed",
              "--real-time",
              // by ServeForProgramsTest and ReceiverPageTest
              "--annotate",
              "--claims",
              "--claims-helo",
              "--json-log",
              "--exit-after",
              "--expect",
              "--auth",
              "--require-auth",
              "--misbehave",
              // by KilledJournalTest and JournalCommandTest
              "--journal",
              // by HttpOptionsTest
              "--http"),
          "journal",
          Set.of("--verdict", "--since", "--transcript", "--format", "--output"),
          "personas",
          Set.of("--check", "--from-postfix"));

  @TempDir private Path folder = Path.of("");

  private Program run(String... args) throws IOException, InterruptedException {
    return Program.run(folder, Map.of(), args);
  }

  @Test
  void areAllRunHere() throws IOException {
    Set<String> found = new HashSet<>();
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      for (Path page :
          Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
              .filter(file -> file.toString().endsWith(".md"))
              .filter(file -> !file.endsWith("CHANGELOG.md"))
              .toList()) {
        Matcher command = COMMAND.matcher(Files.readString(page));
        while (command.find()) {
          String name = command.group(1).split("\\s", 2)[0];
          found.add(name);
          String line = command.group(1).split("\n\n", 2)[0];
          assertThat(OPTION.matcher(line).results().map(option -> option.group()))
              .as("%s: %s", page, line)
              .isSubsetOf(RUN.getOrDefault(name, Set.of()));
        }
      }
    }
    assertThat(found).containsExactlyInAnyOrder("serve", "personas", "journal");
  }

  @Test
  void personasListsThemAll() throws Exception {
    Program all = run("personas");

    assertThat(all.code()).isZero();
    assertThat(all.out().lines()).hasSizeGreaterThan(50);
    assertThat(all.out()).contains("gmail ").endsWith(System.lineSeparator());
    assertThat(all.err()).isEmpty();
  }

  @Test
  void personasShowsOne() throws Exception {
    Program one = run("personas", "gmail");

    assertThat(one.code()).isZero();
    assertThat(one.out()).startsWith("gmail - ").contains("In the order of its checks");
    assertThat(one.err()).isEmpty();
  }

  @Test
  void personasChecksAFile() throws Exception {
    Files.writeString(folder.resolve("mine.yaml"), "persona: mine\nextends: postfix-strict\n");
    Files.writeString(folder.resolve("bad.yaml"), "persona: mine\nextends: postfix-strikt\n");

    assertThat(run("personas", "--check", "mine.yaml"))
        .isEqualTo(new Program(0, "ok" + System.lineSeparator(), ""));
    Program bad = run("personas", "--check", "bad.yaml");
    assertThat(bad.code()).isEqualTo(ExitCode.USAGE);
    assertThat(bad.out()).isEmpty();
    assertThat(bad.err()).contains("bad.yaml:2:", "did you mean postfix-strict?");
  }

  @Test
  void personasMakesOneOfAPostfixConfiguration() throws Exception {
    Files.writeString(
        folder.resolve("main.cf"), "smtpd_client_restrictions = reject_unknown_client_hostname\n");

    Program made = run("personas", "--from-postfix", "main.cf");

    assertThat(made.code()).isZero();
    assertThat(made.out()).contains("persona: my-postfix", "ptr-missing");
    assertThat(made.err()).isEmpty();
    Files.writeString(folder.resolve("mine.yaml"), made.out());
    assertThat(run("personas", "--check", "mine.yaml").out()).startsWith("ok");
  }

  @Test
  void helpAndVersionAndCompletionArePrintedWhole() throws Exception {
    for (String[] args :
        new String[][] {{"--help"}, {"help"}, {"serve", "--help"}, {"help", "personas"}}) {
      Program help = run(args);
      assertThat(help.code()).isZero();
      assertThat(help.out()).contains("Usage: fake-receiver").endsWith(System.lineSeparator());
      assertThat(help.err()).isEmpty();
    }
    assertThat(run("--version").out()).startsWith("fake-receiver ");
    Program completion = run("generate-completion");
    assertThat(completion.code()).isZero();
    assertThat(completion.out()).contains("complete -F").endsWith("\n");
  }

  @Test
  void whatIsNoCommandIsAnErrorEvenWithHelp() throws Exception {
    for (String[] args :
        new String[][] {{"nosuch", "--help"}, {"--help", "nosuch"}, {"serve", "nosuch", "-h"}}) {
      Program wrong = run(args);
      assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
      assertThat(wrong.out()).isEmpty();
      assertThat(wrong.err()).contains("nosuch");
    }
    assertThat(run("serv", "--help").err()).contains("did you mean serve?");
    assertThat(run("personas", "gmial").err()).contains("did you mean gmail?");
    assertThat(run("serve", "--persnoa=gmail").err()).contains("did you mean --persona?");
  }

  @Test
  void helpIsAsWideAsTheTerminal() throws Exception {
    for (int columns : new int[] {60, 80, 160}) {
      Map<String, String> wide = Map.of("COLUMNS", Integer.toString(columns));
      List<String> lines =
          Program.run(folder, wide, "serve", "--help")
              .out()
              .lines()
              .filter(line -> !line.startsWith("  fake-receiver ") && !line.endsWith("\\"))
              .toList();

      assertThat(lines).allMatch(line -> line.length() <= columns);
      assertThat(lines).anyMatch(line -> line.length() > columns - 15);
    }
    assertThat(Program.run(folder, Map.of("COLUMNS", "wide"), "--help").code()).isZero();
    assertThat(Program.run(folder, Map.of("COLUMNS", "1"), "--help").code()).isZero();
  }

  @Test
  void servePrintsItsLinesAtOnceAndStoresMail() throws Exception {
    Files.writeString(folder.resolve("lab.zone"), "2001:db8::25 PTR mail.example.org\n");
    Process process =
        Program.start(
            folder,
            Map.of(),
            ("serve --persona permissive --listen [::1]:0 --persona connect-strict "
                    + "--listen :0 --zone lab.zone --xclient --real-time --store mail "
                    + "--max-size 2k --tls-self-signed mx.pem")
                .split(" ", -1));
    try {
      List<Integer> ports =
          LISTENS
              .matcher(printed("Nothing is relayed"))
              .results()
              .map(found -> Integer.parseInt(found.group(1)))
              .toList();
      assertThat(folder.resolve("mx.pem")).content().startsWith("-----BEGIN CERTIFICATE-----");
      try (Client client = client(ports.get(0))) {
        assertThat(client.reply()).startsWith("220 ");
        assertThat(client.say("EHLO mail.example.org")).contains("SIZE 2048", "STARTTLS");
        client.untilData();
        assertThat(client.say("Subject: x\r\n\r\nx\r\n.")).startsWith("250 ");
        client.untilData();
        assertThat(client.say("x".repeat(3000) + "\r\n.")).startsWith("552 ");
        client.say("QUIT");
      }
      assertThat(printed(" mail=2 "))
          .contains(" session=1 persona=permissive ", " file=\"mail/1-1.eml\"")
          .contains(" because=", " reply=\"552 5.3.4 ");
      try (Client client = client(ports.get(1))) {
        client.send("EHLO localhost\r\nMAIL FROM:<alice@example.org>\r\n");
        client.rest();
      }
      assertThat(printed("session=2 ")).contains(" session=2 persona=connect-strict ");

      process.toHandle().destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      Program ended = Program.of(process, folder);
      assertThat(ended.code()).isZero();
      assertThat(ended.err()).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  private static Client client(int port) {
    return Client.silent(new InetSocketAddress(IpAddress.of("::1").toInetAddress(), port));
  }

  /** What was printed, once {@code text} is in it; the time limit of the class ends the wait. */
  private String printed(String text) throws IOException {
    String out = Files.readString(folder.resolve("stdout"));
    while (!out.contains(text)) {
      Thread.onSpinWait();
      out = Files.readString(folder.resolve("stdout"));
    }
    return out;
  }
}
