package smtpprobe.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import smtpprobe.FolderCopy;

/** The pieces of docs/examples do what they say: each is run, with good DNS and with bad. */
@Timeout(120)
class ReadyPiecesTest {

  private static final Path EXAMPLES = Path.of("../docs/examples");
  private static final String GOOD = "mail.example.org      AAAA  2001:db8::25";
  private static final String BAD = "mail.example.org      AAAA  2001:db8::26";

  @TempDir private Path folder = Path.of("");

  private record Run(int code, String out) {}

  /** Both programs as a user has them on the PATH, and a repository with a planned zone. */
  @BeforeEach
  void setUp() throws IOException {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    program(bin.resolve("smtp-probe"), "smtpprobe.cli.Main");
    program(bin.resolve("fake-receiver"), "fakereceiver.cli.Main");
    FolderCopy.of(EXAMPLES, folder.resolve("examples"));
    FolderCopy.of(EXAMPLES.resolve("postfix/planned.zone"), folder.resolve("dns/planned.zone"));
  }

  private static void program(Path file, String main) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Files.writeString(
        file,
        "#!/bin/sh\nexec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
            .formatted(java)
            .concat(
                " -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp '%s' %s \"$@\"\n"
                    .formatted(System.getProperty("java.class.path"), main)));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Run run(Map<String, String> environment, Path where, String... command)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(where.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().remove("GITHUB_STEP_SUMMARY");
    builder.environment().putAll(environment);
    builder.environment().merge("PATH", folder.resolve("bin").toString(), (p, b) -> b + ":" + p);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
      return new Run(process.exitValue(), Files.readString(out));
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroyForcibly();
    }
  }

  /** As an agent runs a step: the first command that fails is the end. */
  private Run shell(Map<String, String> environment, String script) throws Exception {
    return run(environment, folder, "sh", "-ec", script);
  }

  private boolean has(String program) throws Exception {
    return shell(Map.of(), "command -v " + program).code() == 0;
  }

  private void breakDns(String zone) throws IOException {
    FolderCopy.changed(folder, zone, GOOD, BAD);
  }

  @Test
  void thePythonTestsPassAndCanFail() throws Exception {
    assumeTrue(has("python3"), "no python3 here");
    Path where = folder.resolve("examples/python");
    String[] tests = {"python3", "-m", "unittest", "-v", "test_mailer"};

    Run good = run(Map.of(), where, tests);
    assertThat(good.out()).contains("Ran 4 tests").endsWith("OK\n");
    assertThat(good.code()).isZero();

    breakDns("examples/python/lab.zone");
    Run bad = run(Map.of(), where, tests);
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.out()).contains("FAIL: test_mail_from_the_right_host_is_taken");
  }

  @Test
  void thePostfixScriptTellsGoodDnsFromBad() throws Exception {
    String script = folder.resolve("examples/postfix/test.sh").toString();

    Run good = run(Map.of(), folder, script);
    assertThat(good.code()).as(good.out()).isZero();
    assertThat(good.out())
        .contains("mail from 2001:db8::25, greeting as mail.example.org")
        .containsAnyOf("skipped: no Postfix here, or not root", " verdict=note ");

    breakDns("examples/postfix/planned.zone");
    Run bad = run(Map.of(), folder, script);
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.out()).contains("fcrdns-mismatch").doesNotContain("real Postfix");

    Files.writeString(folder.resolve("examples/postfix/main.cf"), "myhostname = a.example\n");
    assertThat(run(Map.of(), folder, script).code()).isEqualTo(2);
  }

  @Test
  void thePreCommitHookRefusesTheZoneThatIsBad() throws Exception {
    Object hooks = yaml("ci/pre-commit-hooks.yaml");
    Map<?, ?> hook = (Map<?, ?>) ((List<?>) hooks).get(0);
    Path script = folder.resolve("examples/ci").resolve(hook.get("entry").toString());
    assertThat(script).isExecutable();
    assertThat("dns/planned.zone").containsPattern(hook.get("files").toString());
    assertThat(hook.get("language")).isEqualTo("script");
    Files.copy(folder.resolve("dns/planned.zone"), folder.resolve("dns/good.zone"));
    breakDns("dns/planned.zone");
    List<String> command =
        List.of(
            script.toString(),
            "2001:db8::25",
            "mail.example.org",
            "alice@example.org",
            "bob@example.net");

    assertThat(run(Map.of(), folder, with(command, "dns/good.zone"))).isEqualTo(new Run(0, ""));
    Run bad = run(Map.of(), folder, with(command, "dns/good.zone", "dns/planned.zone"));
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.out()).startsWith("dns/planned.zone:\n").contains("fcrdns-mismatch");
  }

  private static String[] with(List<String> command, String... more) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  void theGithubWorkflowFailsWhereMailWouldBeRefused() throws Exception {
    Map<?, ?> jobs = (Map<?, ?>) ((Map<?, ?>) yaml("ci/github/workflow.yml")).get("jobs");
    Map<?, ?> job = (Map<?, ?>) jobs.get("predict");
    tellsGoodFromBad(Map.of(), runs((List<?>) job.get("steps")), "reports/predict.xml");
    assertThat(folder.resolve("reports/predict.sarif")).isNotEmptyFile();
  }

  @Test
  void theGithubActionTakesItsInputs() throws Exception {
    Map<?, ?> action = (Map<?, ?>) yaml("ci/github/action.yml");
    Map<?, ?> inputs = (Map<?, ?>) action.get("inputs");
    Map<String, String> given =
        Map.of(
            "client", "2001:db8::25",
            "helo", "mail.example.org",
            "from", "alice@example.org",
            "zone", "dns/planned.zone");
    List<?> steps = (List<?>) ((Map<?, ?>) action.get("runs")).get("steps");
    Map<String, String> environment = new java.util.HashMap<>();
    Map<?, ?> names = (Map<?, ?>) ((Map<?, ?>) steps.get(0)).get("env");
    names.forEach(
        (name, value) -> {
          String input = value.toString().replace("${{ inputs.", "").replace(" }}", "");
          Map<?, ?> declared = (Map<?, ?>) inputs.get(input);
          assertThat(declared.containsKey("default")).isNotEqualTo(given.containsKey(input));
          environment.put(
              name.toString(), given.getOrDefault(input, String.valueOf(declared.get("default"))));
        });

    tellsGoodFromBad(environment, runs(steps), "predict.xml");
  }

  @Test
  void theGitlabJobFailsWhereMailWouldBeRefused() throws Exception {
    Map<?, ?> job = (Map<?, ?>) ((Map<?, ?>) yaml("ci/gitlab-ci.yml")).get("deliverability");
    Map<String, String> variables = new java.util.HashMap<>();
    ((Map<?, ?>) job.get("variables"))
        .forEach((name, value) -> variables.put(name.toString(), value.toString()));
    List<String> script = ((List<?>) job.get("script")).stream().map(Object::toString).toList();

    tellsGoodFromBad(variables, String.join("\n", script), "reports/predict.xml");
  }

  @Test
  void theJenkinsfileFailsWhereMailWouldBeRefused() throws Exception {
    String[] parts = Files.readString(EXAMPLES.resolve("ci/Jenkinsfile")).split("'''", -1);
    assertThat(parts).hasSize(3);
    assertThat(parts[0] + parts[2]).satisfies(text -> assertThat(count(text, '{')).isPositive());
    assertThat(count(parts[0] + parts[2], '{')).isEqualTo(count(parts[0] + parts[2], '}'));

    tellsGoodFromBad(Map.of(), parts[1], "reports/predict.xml");
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  /** Of a job, the {@code run:} of every step that has one. */
  private static String runs(List<?> steps) {
    List<String> runs =
        steps.stream()
            .map(step -> ((Map<?, ?>) step).get("run"))
            .filter(run -> run != null)
            .map(Object::toString)
            .toList();
    assertThat(runs).isNotEmpty();
    return String.join("\n", runs);
  }

  private void tellsGoodFromBad(Map<String, String> environment, String script, String report)
      throws Exception {
    assumeTrue(
        shell(Map.of(), "smtp-probe predict --help").out().contains("junit"),
        "this program does not write JUnit XML");

    Run good = shell(environment, script);
    assertThat(good.code()).as(good.out()).isZero();
    assertThat(elements(report, "testcase")).isPositive();
    assertThat(elements(report, "failure")).isZero();

    breakDns("dns/planned.zone");
    Run bad = shell(environment, script);
    assertThat(bad.code()).as(bad.out()).isEqualTo(1);
    assertThat(elements(report, "failure")).isPositive();
  }

  private int elements(String report, String name) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(folder.resolve(report).toFile())
        .getElementsByTagName(name)
        .getLength();
  }

  private static Object yaml(String file) {
    try {
      return new Load(LoadSettings.builder().setLabel(file).build())
          .loadFromString(Files.readString(EXAMPLES.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
