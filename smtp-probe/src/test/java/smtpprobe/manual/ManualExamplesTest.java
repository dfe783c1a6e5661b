package smtpprobe.manual;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.cli.manual.Footer;
import fakereceiver.cli.manual.Manual;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every example of the man pages, which are those of {@code --help}, as a process of its own. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class ManualExamplesTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path HOSTS = ROOT.resolve("smtp-probe/src/test/resources/hosts");

  private static final String ZONE = " --zone " + HOSTS.resolve("hosts.zone");
  private static final String HOST =
      " --from-snapshot " + HOSTS.resolve("slaac-against-static") + ZONE;

  private static final String CLIENT =
      " --xclient 2001:db8::25 --from alice@example.org --helo mail.example.org --zone "
          + ROOT.resolve("docs/example/lab.zone");

  private static final String SERVER = "'" + Receiver.SHOWN + "'";
  private static final String RECEIVER = " --server " + SERVER + CLIENT;

  private static final String BATCH =
      """
      {"client": "2001:db8::25", "helo": "mail.example.org", "from": "alice@example.org", \
      "to": "bob@example.net"}
      """;

  /**
   * What is expected of an example.
   *
   * @param text the example, as it is written
   * @param lab further words, which keep it from asking DNS and in this machine
   * @param codes how it may end; more than one where this depends on the machine
   * @param out a part of what it prints
   * @param makes a file that is there afterwards; nothing if empty
   */
  private record Case(String text, String lab, Set<Integer> codes, String out, String makes) {

    Case(String text, String lab, int code, String out) {
      this(text, lab, Set.of(code), out, "");
    }
  }

  private static final List<Case> CASES =
      List.of(
          new Case("check --domain example.org", HOST, 1, "\nNext: "),
          new Case(
              "check --domain example.org --to bob@example.net",
              HOST,
              1,
              "Mail to example.net goes"),
          new Case("check --about reverse --watch", HOST, 1, "ptr-missing"),
          new Case("check --snapshot /tmp/host --redact", ZONE, Set.of(0, 1, 3), "", "host"),
          new Case("check --from-snapshot /tmp/host", ZONE, 1, "\nNext: "),
          new Case(
              "predict --client 2001:db8::25 --helo mail.example.org --from alice@example.org --to"
                  + " bob@example.net --zone planned.zone",
              "",
              0,
              "postfix-strict"),
          new Case(
              "predict --zone planned.zone --batch what-ifs.jsonl > reports.jsonl",
              "",
              0,
              "\"verdicts\""),
          new Case("fix --domain example.org", HOST, 1, "\n1. "),
          new Case(
              "fix --domain example.org --write plan",
              HOST,
              Set.of(1),
              "\n1. ",
              "plan/planned.zone"),
          new Case(
              "fix --domain example.org --lab ipv6.example.org --write plan",
              HOST,
              Set.of(1),
              "ipv6.example.org",
              "plan/forward.zone"),
          new Case("explain bounce.eml", "", 1, "ptr-missing"),
          new Case(
              "explain '550 5.7.25 The sending IP address has no PTR record'",
              "",
              1,
              "ptr-missing"),
          new Case("explain --recheck --domain example.org bounce.eml", HOST, 1, "ptr-missing"),
          new Case("explain --summary /var/log/mail.log", "", 1, "bounce"),
          new Case("explain ptr-missing", "", 0, "ptr-missing"),
          new Case("send --to bob@example.net --server '[2001:db8::25]:25'", CLIENT, 0, "accept"),
          new Case("send --to bob@example.net --retry", RECEIVER, 0, "accepted"),
          new Case("send --to bob@example.net --repeat 30", RECEIVER + " --rate 10/s", 0, "30"));

  /** What does not run here, and why. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "send --to bob@example.net --each-source",
          "what it prints depends on the addresses of the machine; SendCommandTest tries it",
          "journal list mails --verdict reject,defer --since 24h",
          "needs a journal; JournalCommandTest has one",
          "journal show mails 17 --transcript",
          "needs a journal; JournalCommandTest has one",
          "journal export mails --format mbox --output all.mbox",
          "needs a journal; JournalCommandTest has one",
          "journal import other all.mbox",
          "needs a journal; JournalCommandTest has one",
          "serve --zone lab.zone --persona postfix-strict --listen :2525 --persona permissive"
              + " --listen :2526",
          "a server, which listensWhereItsExampleSays starts");

  @TempDir private static Path folder = Path.of("");
  private static List<Receiver> receiver = List.of();

  @BeforeAll
  static void serve() throws IOException {
    Command command =
        new Command(
            "fake-receiver serve --persona postfix-strict --listen '[::1]:2525' --xclient --zone "
                + ROOT.resolve("docs/example/lab.zone"));
    receiver = List.of(Receiver.start(place(), ROOT, command));
  }

  @AfterAll
  static void stop() {
    receiver.forEach(Receiver::close);
  }

  private static Stream<Command> of(Manual manual) {
    return manual.root().getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .distinct()
        .flatMap(spec -> Footer.of(spec).examples().stream())
        .flatMap(example -> Command.in(example.lines()).stream());
  }

  /** As they are written, but for the name of the program and what is said of them. */
  static List<String> examples() {
    return Stream.of(smtpprobe.cli.ManualMain.manual(), fakereceiver.cli.ManualMain.manual())
        .flatMap(ManualExamplesTest::of)
        .map(Command::text)
        .map(text -> text.substring(text.indexOf(' ') + 1))
        .toList();
  }

  static List<String> runnable() {
    return examples().stream().filter(text -> !ELSEWHERE.containsKey(text)).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("runnable")
  void does(String text) throws IOException {
    Case expected =
        CASES.stream()
            .filter(one -> one.text().equals(text))
            .findAny()
            .orElseThrow(() -> new AssertionError("no case: " + text));
    Path place = place();
    prepare(place);
    String meant =
        text.replaceFirst(" > .*", "")
            .replace("'[2001:db8::25]:25'", SERVER)
            .replace("--from-snapshot /tmp/host", HOST.replace(ZONE, "").strip())
            .replace("/tmp/host", place.resolve("host").toString())
            .replace("/var/log/mail.log", place.resolve("mail.log").toString());
    Command command = new Command("smtp-probe " + meant + expected.lab());

    Program ran = Program.run(place, Map.of(), receiver.get(0).meant(command.words(ROOT)));

    assertThat(expected.codes()).as(ran.toString()).contains(ran.code());
    assertThat(ran.out()).contains(expected.out()).endsWith("\n").doesNotContain("Exception");
    assertThat(place.resolve(expected.makes())).exists();
  }

  @Test
  void listensWhereItsExampleSays() throws IOException {
    String example =
        examples().stream().filter(text -> text.startsWith("serve ")).findAny().orElseThrow();
    Path place = place();
    Files.copy(ROOT.resolve("docs/example/lab.zone"), place.resolve("lab.zone"));
    Command free = new Command("fake-receiver " + example.replaceAll(":252[56]", ":0"));

    try (Receiver first = Receiver.start(place, ROOT, free)) {
      assertThat(first.address()).startsWith("[::1]:");
      assertThat(Files.readString(place.resolve("stdout"))).startsWith("postfix-strict listens on");
    }
  }

  @Test
  void noCaseIsLeftOver() {
    List<String> examples = examples();

    assertThat(CASES).allSatisfy(one -> assertThat(examples).contains(one.text()));
    assertThat(examples).containsAll(ELSEWHERE.keySet());
  }

  /** What the reader of a man page would have. */
  private static void prepare(Path place) throws IOException {
    Files.copy(ROOT.resolve("docs/example/lab.zone"), place.resolve("planned.zone"));
    Files.writeString(place.resolve("what-ifs.jsonl"), BATCH);
    Path bounces = ROOT.resolve("docs/examples/bounces");
    Files.copy(bounces.resolve("dsn/01-ptr-missing.eml"), place.resolve("bounce.eml"));
    Files.copy(bounces.resolve("log-postfix/01-ptr-missing.log"), place.resolve("mail.log"));
  }

  private static Path place() throws IOException {
    return Files.createTempDirectory(folder, "run");
  }
}
