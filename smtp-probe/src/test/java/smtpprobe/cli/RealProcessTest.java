package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As in a CI job: a process, a folder, an environment, a pipe. */
class RealProcessTest {

  private static final String QUESTION =
      "{\"client\": \"2001:db8::25\", \"helo\": \"mail.example.org\", \"from\":"
          + " \"alice@example.org\", \"to\": \"bob@example.net\"}\n";

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("zones"));
    Files.writeString(folder.resolve("zones/a.zone"), EveryCommand.ZONE);
    Files.writeString(
        folder.resolve("smtp-probe.yaml"),
        """
        targets: bob@example.net
        personas: [postfix-strict]
        zones: [zones/a.zone]
        formats: [text, junit=report.xml, github]
        hosts:
          good:
            client: 2001:db8:1:2::25
            helo: mail.example.org
            from: alice@example.org
          nameless:
            client: 2001:db8:1:2::26
            helo: mail.example.org
            from: alice@example.org
        """);
  }

  private RealRun in(Map<String, String> environment, String input) {
    return new RealRun(folder, environment, input);
  }

  @Test
  void rehearseCouldNotPlayWithoutIpv6() throws Exception {
    List<String> alone = List.of("unshare", "--user", "--map-root-user", "--net");
    assumeTrue(mayRun(alone, "true"), "no network namespace may be made here");

    Run run = in(Map.of(), "").under(alone, "rehearse", "--story", "all-good");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("smtp-probe: cannot listen on [::1]").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain -", "predict --batch -", "predict --zone - --batch x"})
  void aClosedStandardInputIsNoFile(String words) throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/fd/0")), "only Linux tells");
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("x"), QUESTION);
    List<String> closed = List.of("sh", "-c", "exec \"$@\" <&-", "sh");

    Run run = new RealRun(other, Map.of(), "").under(closed, Run.words(words));

    assertThat(run.out() + run.err()).contains("standard input is closed");
    assertThat(run.code()).isEqualTo(2);
  }

  private static boolean mayRun(List<String> starter, String program) throws Exception {
    List<String> command = new ArrayList<>(starter);
    command.add(program);
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void runIsTheOneLineInACiJob() throws Exception {
    Path summary = folder.resolve("summary.md");

    Run run = in(Map.of("GITHUB_STEP_SUMMARY", summary.toString()), "").of("run");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("* good      passes all 1", "* nameless  fails 1 of 1")
        .contains("::error file=smtp-probe.yaml,line=10,title=ptr-missing::");
    assertThat(folder.resolve("report.xml")).content().contains("<testsuites");
    assertThat(summary).content().contains("## smtp-probe run", "ptr-missing");
  }

  @Test
  void theCommandLineComesBeforeTheEnvironmentAndThatBeforeTheFile() throws Exception {
    assertThat(in(Map.of("SMTP_PROBE_FAIL_ON", "reject"), "").of("run").code()).isZero();
    assertThat(
            in(Map.of("SMTP_PROBE_FAIL_ON", "reject"), "").of("run", "--fail-on", "defer").code())
        .isEqualTo(1);
    assertThat(in(Map.of("SMTP_PROBE_PERSONA", "permissive"), "").of("run").code()).isZero();

    Run config = in(Map.of("SMTP_PROBE_FAIL_ON", "reject"), "").of("config");
    assertThat(config.out())
        .contains("--fail-on: reject  (environment, SMTP_PROBE_FAIL_ON)")
        .contains("--persona: postfix-strict  (smtp-probe.yaml:2)")
        .contains("host nameless: 2001:db8:1:2::26");
  }

  @Test
  void rehearseEndsWithThreeWhereItCannotPlay() throws Exception {
    String words = "rehearse --story all-good --persona permissive";

    Run without = in(Map.of("JDK_JAVA_OPTIONS", "-Djava.net.preferIPv4Stack=true"), "").of(words);
    assertThat(without.code()).isEqualTo(3);
    assertThat(without.out()).isEmpty();
    assertThat(without.err()).contains("cannot listen on [::1], the IPv6 loopback address");

    assertThat(in(Map.of(), "").of(words).code()).isZero();
  }

  @Test
  void progressIsForTerminals() throws Exception {
    String words = "check --persona permissive --helo mail.example.org --about host -f text";

    assertThat(in(Map.of(), "").of(words).err()).isEmpty();
    assertThat(in(Map.of(), "").of(words + " -v").err())
        .contains("looking at: addresses and routes");
  }

  @Test
  void quietIsSilentAndTheFilesAreWritten() throws Exception {
    Run run = in(Map.of(), "").of("run", "-q");

    assertThat(run.out() + run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(1);
    assertThat(folder.resolve("report.xml")).exists();
  }

  @Test
  void coloursAreWhereTheyAreAskedFor() throws Exception {
    assertThat(in(Map.of(), "").of("run", "-f", "text").out()).doesNotContain("\u001b");
    assertThat(in(Map.of(), "").of("run", "-f", "text", "--color", "always").out())
        .contains("\u001b[31m");
    assertThat(in(Map.of(), "").of("run", "-f", "text", "--color", "pink").err())
        .contains("expected one of [auto, always, never]");
  }

  @Test
  void aDashIsStandardInput() throws Exception {
    assertThat(in(Map.of(), QUESTION + QUESTION).of("predict -f json --batch -").out().lines())
        .hasSize(2);
    String question =
        "predict --client 2001:db8:1:2::25 --helo mail.example.org --from alice@example.org"
            + " -t bob@example.net";
    Run zone = in(Map.of(), EveryCommand.ZONE).of(question + " -z - -f text");
    assertThat(zone.code()).as(zone.err()).isZero();
    Run message =
        in(Map.of(), "From: eve@example.com\nSubject: hi\n\nhello\n")
            .of(question + " --message - -f json");
    assertThat(message.out()).contains("\"headerFrom\": \"eve@example.com\"");
  }

  @Test
  void completionOffersPersonasStoriesRulesAndFormats() throws Exception {
    Path script = folder.resolve("complete.sh");
    Files.writeString(script, in(Map.of(), "").of("generate-completion").out());
    String ask =
        """
        source %s
        ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _complete_smtp-probe; echo "${COMPREPLY[*]}"; }
        ask smtp-probe predict --persona gma
        ask smtp-probe rehearse --story no-reverse
        ask smtp-probe check --ignore source-temp
        ask smtp-probe run --format juni
        """
            .formatted(script);

    Run bash = in(Map.of(), "").run(List.of("bash", "-c", ask));

    assertThat(bash.out())
        .contains("gmail gmail-bulk", "no-reverse-name", "source-temporary", "junit");
  }
}
