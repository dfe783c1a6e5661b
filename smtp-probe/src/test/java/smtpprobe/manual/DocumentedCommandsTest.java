package smtpprobe.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command that README and docs show in a block, as a process of its own: its output, its
 * complaints, its exit code. Where a page shows the output, it is that of this very command.
 */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class DocumentedCommandsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** What is another in each run, and with it the width of columns. */
  private static final Pattern TIME = Pattern.compile("[0-9]+ ms *");

  private static final String PLAN = "plan/planned.zone";
  private static final Pattern QUEUE_ID = Pattern.compile("(?<=queued as )[0-9A-F]+");

  /** A mail of the first days of a month has a shorter date. */
  private static final Pattern SIZE = Pattern.compile("(?<= SIZE=)[0-9]{3}(?= )");

  private static final String HOST =
      " --from-snapshot smtp-probe/src/test/resources/hosts/slaac-against-static"
          + " --zone smtp-probe/src/test/resources/hosts/hosts.zone";
  private static final String RECEIVER =
      String.format(
          " --server '%s' --xclient 2001:db8::25 --helo mail.example.org"
              + " --zone docs/example/lab.zone",
          Receiver.SHOWN);

  /**
   * What is expected of a command.
   *
   * @param begins how it begins; where several cases fit, the longest counts
   * @param lab further words, which keep it from asking DNS and in this machine
   * @param code its exit code
   * @param out a part of what it prints
   */
  private record Case(String begins, String lab, int code, String out) {}

  private static final String BOUNCE = "bounce.eml";
  private static final String ONE_BOUNCE = "docs/examples/bounces/dsn/01-ptr-missing.eml";

  private static final List<Case> CASES =
      List.of(
          new Case("rehearse", "", 0, "\nall-good "),
          new Case("check", HOST, 1, "\nNext: "),
          new Case("check --domain example.org --about", "", 1, "\nNext: "),
          new Case("fix", HOST, 1, "\n1. "),
          new Case("fix --domain example.org --persona", "", 1, "\n1. "),
          new Case("predict", "", 0, "postfix-strict"),
          new Case("predict --client 2001:db8::99", "", 1, "ptr-missing"),
          new Case("explain '550-5.7.25", "", 1, "ptr-missing"),
          new Case("explain bounce.eml", "", 1, "\n    why     "),
          new Case("explain '550 5.7.25", "", 1, "[ptr-missing, "),
          new Case("explain --recheck", HOST, 1, "\n    why     "),
          new Case("send", RECEIVER, 0, "  accepted  "),
          new Case("send --to bob@example.net --repeat", RECEIVER + " --rate 10/s", 0, "accepted"),
          new Case("send --server '[::1]:2525' --xclient 2001:db8::25", "", 0, "  accepted  "),
          new Case("send --server '[::1]:2525' --xclient 2001:db8::99", "", 1, "ptr-missing"),
          new Case("send --to bob@example.net --from alice@example.org --helo", "", 0, "DSN"));

  /** What does not run here, and why. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "explain -",
          "waits for a person who pastes; ExplainCommandTest gives it a mail",
          "run",
          "needs a configuration; CiPagesTest runs that of the page",
          "predict ...",
          "shows options only; ReportFormatsTest tries them",
          "send --to bob@example.net --each-source",
          "what it prints depends on the addresses of the machine; SendCommandTest tries it",
          "send --server mail.example.org:587",
          "needs a server with accounts and a name that its certificate is for; SendExtensionsTest",
          "send --server mail.example.org:465",
          "needs a server with accounts and a name that its certificate is for;"
              + " SendExtensionsTest");

  @TempDir private static Path folder = Path.of("");
  private static Optional<Receiver> receiver = Optional.empty();

  @BeforeAll
  static void serve() throws IOException {
    List<Command> receivers =
        shown().stream()
            .filter(shown -> shown.page().endsWith("README.md"))
            .map(Page.Shown::command)
            .filter(c -> c.isOf("fake-receiver"))
            .toList();
    assertThat(receivers).as("fake-receiver tests those of its own pages").hasSize(1);
    receiver = Optional.of(Receiver.start(place(), ROOT, receivers.get(0)));
  }

  @AfterAll
  static void stop() {
    receiver.ifPresent(Receiver::close);
  }

  static List<Page.Shown> shown() {
    return Page.all(ROOT).stream().flatMap(page -> page.shown().stream()).toList();
  }

  static List<Page.Shown> runnable() {
    return shown().stream()
        .filter(shown -> shown.command().isOf("smtp-probe"))
        .filter(shown -> ELSEWHERE.keySet().stream().noneMatch(shown.command()::begins))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("runnable")
  void does(Page.Shown shown) throws IOException {
    Case expected =
        CASES.stream()
            .filter(one -> shown.command().begins(one.begins()))
            .max(Comparator.comparing(one -> one.begins().length()))
            .orElseThrow(() -> new AssertionError("no case: " + shown));
    Command command = new Command(shown.command().text() + expected.lab());

    Path place = place();
    if (command.text().contains(PLAN)) { // an earlier command of the page would have made it
      Files.createDirectory(place.resolve(PLAN).getParent());
      Files.writeString(place.resolve(PLAN), "2001:db8:1:2::25 PTR mail.example.org\n");
    }

    if (command.text().contains(BOUNCE)) { // the reader's own
      Files.copy(ROOT.resolve(ONE_BOUNCE), place.resolve(BOUNCE));
    }

    Program ran = Program.run(place, Map.of(), receiver.orElseThrow().meant(command.words(ROOT)));

    assertThat(ran.code()).as(ran.toString()).isEqualTo(expected.code());
    assertThat(ran.out()).contains(expected.out()).endsWith("\n").doesNotContain("Exception");
    assertThat(ran.err().lines()).allMatch(line -> line.startsWith("written: "));
    if (shown.sample().isThere()) {
      String out = receiver.orElseThrow().shown(ran.out());
      compare(shown, out.replaceAll("/?" + Pattern.quote(ROOT.toString().substring(1) + "/"), ""));
    }
  }

  @Test
  void noCaseIsLeftOver() {
    List<Command> commands = shown().stream().map(Page.Shown::command).toList();

    assertThat(CASES).allSatisfy(one -> assertThat(commands).anyMatch(c -> c.begins(one.begins())));
    assertThat(ELSEWHERE.keySet())
        .allSatisfy(begins -> assertThat(commands).anyMatch(c -> c.begins(begins)));
  }

  /** The page has to show this, but for what differs from run to run. */
  private static void compare(Page.Shown shown, String printed) throws IOException {
    Page page = Page.read(shown.page());
    String sample = page.text(shown.sample());
    String whole = shown.sample().isWhole() ? printed : beginning(printed, paragraphs(sample));
    if (Boolean.getBoolean("golden.write") && !steady(sample).equals(steady(whole))) {
      page.rewrite(shown.sample(), whole);
      throw new AssertionError(shown.page() + " was written anew: read the difference");
    }
    assertThat(steady(sample)).as(shown.page().toString()).isEqualTo(steady(whole));
  }

  private static String steady(String text) {
    String timeless = TIME.matcher(text).replaceAll("TIME ");
    String dateless = SIZE.matcher(timeless).replaceAll("N");
    return QUEUE_ID.matcher(dateless).replaceAll("ID").replaceAll(" {2,}", "  ");
  }

  private static int paragraphs(String text) {
    return text.split("\n\n", -1).length;
  }

  private static String beginning(String text, int paragraphs) {
    List<String> all = List.of(text.split("\n\n", -1));
    return String.join("\n\n", all.subList(0, Math.min(all.size(), paragraphs))) + "\n";
  }

  private static Path place() throws IOException {
    return Files.createTempDirectory(folder, "run");
  }
}
