package smtpprobe.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fakereceiver.cli.manual.Build;
import fakereceiver.cli.manual.Manual;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The man pages and the completion, in the programs that read them, where these are installed. */
@Timeout(60)
class ManualTest {

  private static final Build BUILD =
      new Build(Optional.of("1.2.3"), Optional.of("abc1234"), Optional.of("2026-11-24"));

  private static final Manual MANUAL =
      new Manual(ManualMain.manual().root(), ManualMain.manual().source(), BUILD);

  private static final Map<String, String> FILES = MANUAL.files();

  @TempDir private static Path folder = Path.of("");

  @BeforeAll
  static void write() throws IOException {
    MANUAL.writeTo(folder);
  }

  private static String page(String name) {
    return FILES.getOrDefault("man/" + name + ".1", "").replace("\\-", "-");
  }

  @Test
  void hasAPageForEachCommand() {
    assertThat(FILES.keySet())
        .contains("man/smtp-probe.1", "man/smtp-probe-check.1", "man/smtp-probe-send.1")
        .doesNotContain("man/smtp-probe-help.1");
  }

  @Test
  void tellsEachOptionOfEachCommand() {
    MANUAL
        .root()
        .getSubcommands()
        .forEach(
            (name, command) -> {
              if (!List.of("help", "generate-completion").contains(name)) {
                command
                    .getCommandSpec()
                    .options()
                    .forEach(
                        option ->
                            assertThat(page("smtp-probe-" + name))
                                .contains("\\fB" + option.longestName() + "\\fR"));
              }
            });
  }

  @Test
  void tellsVariableAndKeyOfAnOption() {
    assertThat(page("smtp-probe-check").replace('\n', ' '))
        .contains(
            ".br Environment: \\fBSMTP_PROBE_FAIL_ON\\fR; in \\fIsmtp-probe.yaml\\fR:"
                + " \\fBgates.fail-on\\fR");
  }

  /** What the page calls a variable, the program reads. */
  @Test
  void namesVariablesThatCount() {
    Configured configured = new Configured(Map.of("SMTP_PROBE_FAIL_ON", "note"), folder);

    assertThat(configured.arguments(MANUAL.root(), "check")).contains("--fail-on", "note");
  }

  @Test
  void tellsExitCodesExamplesFilesAndOtherPages() {
    assertThat(page("smtp-probe-check"))
        .contains(".SH EXIT STATUS\n.TP\n\\fB0\\fR\n", ".TP\n\\fB70\\fR\n")
        .contains(".SH EXAMPLES\n.nf\n.RS 2\nsmtp-probe check --domain example.org\n")
        .contains(".SH FILES\n.TP\n\\fIsmtp-probe.yaml\\fR\n")
        .contains(".SH SEE ALSO\n\\fBsmtp-probe\\fR(1), \\fBfake-receiver\\fR(1)\n");
  }

  @Test
  void showsNoVariableOfTheParser() {
    assertThat(FILES.entrySet())
        .filteredOn(file -> !file.getKey().contains("/bash/"))
        .allSatisfy(file -> assertThat(file.getValue()).doesNotContain("-VALUE}"));
  }

  @Test
  void isCleanForMandoc() throws Exception {
    try (Stream<Path> pages = Files.list(folder.resolve("man"))) {
      for (Path page : pages.toList()) {
        assertThat(output("mandoc", "-T", "lint", "-W", "style", page.toString())).isEmpty();
      }
    }
  }

  @Test
  void isCleanForGroff() throws Exception {
    try (Stream<Path> pages = Files.list(folder.resolve("man"))) {
      for (Path page : pages.toList()) {
        assertThat(output("groff", "-man", "-ww", "-z", "-rLL=78n", page.toString())).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "smtp-probe che, check",
    "smtp-probe predict --zo, --zone",
    "smtp-probe predict --persona postfix-ptr, postfix-ptr-only",
    "smtp-probe check --color al, always"
  })
  void completesInFish(String typed, String expected) throws Exception {
    Path script = folder.resolve("completion/fish/smtp-probe.fish");

    assertThat(
            output(
                    "fish",
                    "--no-config",
                    "-c",
                    "source " + script + "; complete -C '" + typed + "'")
                .lines())
        .anyMatch(line -> line.split("\t", 2)[0].equals(expected));
  }

  @ParameterizedTest
  @CsvSource({"smtp-probe che, check", "smtp-probe predict --zo, --zone"})
  void completesInBash(String typed, String expected) throws Exception {
    Path script = folder.resolve("completion/bash/smtp-probe");
    String words = "COMP_WORDS=(" + typed + "); COMP_CWORD=" + (typed.split(" ", -1).length - 1);

    assertThat(
            output(
                    "bash",
                    "--norc",
                    "-c",
                    "source "
                        + script
                        + "; "
                        + words
                        + "; _complete_smtp-probe; echo \"${COMPREPLY[*]}\"")
                .split("\\s+", -1))
        .contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smtp-probe che|smtp-probe check",
        "smtp-probe predict --dns-s|smtp-probe predict --dns-server=",
        "smtp-probe check --color al|smtp-probe check --color always",
        "smtp-probe predict -p permissive,postfix-ptr|smtp-probe predict -p"
            + " permissive,postfix-ptr-only"
      })
  void completesInZsh(String typed, String expected) throws Exception {
    assertThat(
            output(
                "zsh",
                "-f",
                "src/test/resources/completion/type.zsh",
                folder.resolve("completion/zsh").toString(),
                typed))
        .startsWith("<<" + expected);
  }

  /** Everything that it says. */
  private static String output(String... words) throws Exception {
    assumeTrue(isInstalled(words[0]), words[0] + " is not installed");
    Path out = Files.createTempFile(folder, "out", ".txt");
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    try {
      assertThat(process.waitFor(40, TimeUnit.SECONDS)).as(String.join(" ", words)).isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return Files.readString(out, UTF_8);
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }
}
