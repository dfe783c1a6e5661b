package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonasCommandTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @TempDir private Path folder = Path.of("");

  private static void checkGolden(String file, String text) throws IOException {
    Path golden = GOLDEN.resolve(file);
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, text);
      throw new AssertionError(golden + " was written anew: read the difference");
    }
    assertThat(text).isEqualTo(Files.readString(golden));
  }

  @Test
  void listsEveryPersonaWithItsCertaintyAndTitle() throws IOException {
    Program result = Program.here("personas");

    assertThat(result.code()).isZero();
    checkGolden("personas.txt", result.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gmail", "postfix-strict", "rspamd-greylist", "permissive"})
  void showsOneWithItsRulesInOrderAndHowWeKnowThem(String name) throws IOException {
    Program result = Program.here("personas", name);

    assertThat(result.code()).isZero();
    checkGolden("personas-" + name + ".txt", result.out());
  }

  @Test
  void showsAPersonaOfTheUsers() throws IOException {
    Path file = write("mine.yaml", "persona: mine\nextends: postfix-strict\ntitle: Mine\n");

    assertThat(Program.here("personas", file.toString()).out())
        .startsWith("mine - Mine\n")
        .contains("\n1. ptr-missing\n");
  }

  @Test
  void guessesTheNameThatWasMeant() {
    Program result = Program.here("personas", "postfix-strickt");

    assertThat(result.code()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err())
        .contains("there is no persona \"postfix-strickt\"", "did you mean postfix-strict?");
  }

  @Test
  void saysOkOfAFileThatIsRight() throws IOException {
    Path file = write("mine.yaml", "persona: mine\nextends: postfix-strict\n");

    assertThat(Program.here("personas", "--check", file.toString()))
        .isEqualTo(new Program(ExitCode.OK, "ok" + System.lineSeparator(), ""));
  }

  @Test
  void listsAllProblemsOfAFileThatIsWrong() throws IOException {
    Path file =
        write(
            "wrong.yaml",
            """
            persona: mine
            extends: postfix-strict
            title: "with \\u001b[31m escapes"
            greylisting: { wait: soon }
            rules:
              ptr-mising: { action: reject }
            """);

    Program result = Program.here("personas", "--check", file.toString());

    assertThat(result.code()).isEqualTo(ExitCode.USAGE);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines())
        .anyMatch(line -> line.startsWith(file + ":4: greylisting.wait: found \"soon\""))
        .anyMatch(line -> line.startsWith(file + ":6: rules.ptr-mising: found an unknown key"))
        .allMatch(line -> line.startsWith(file + ":"));
  }

  @Test
  void makesAPersonaOfAPostfixConfigurationThatPassesItsOwnCheck() throws IOException {
    Path config =
        write(
            "main.cf",
            """
            myhostname = mx.example.net
            smtpd_client_restrictions = reject_unknown_client_hostname,
              check_client_access hash:/etc/postfix/access
            policy-check_time_limit = 3600s
            """);

    Program imported = Program.here("personas", "--from-postfix", config.toString());

    assertThat(imported.code()).isEqualTo(ExitCode.OK);
    assertThat(imported.out())
        .contains("main.cf:2: check_client_access hash:/etc/postfix/access: a persona cannot")
        .contains("extends: postfix-default", "fcrdns-mismatch:");
    Path persona = write("mine.yaml", imported.out());
    assertThat(Program.here("personas", "--check", persona.toString()).code())
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void namesTheLineOfAPostfixConfigurationThatItCannotRead() throws IOException {
    Path config = write("main.cf", "myhostname = mx.example.net\nnonsense\n");

    Program result = Program.here("personas", "--from-postfix", config.toString());

    assertThat(result.code()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("main.cf:2: found \"nonsense\", expected a parameter");
  }

  @Test
  void readsOverAByteOrderMark() throws IOException {
    Path config = write("main.cf", "\ufeffsmtpd_client_restrictions = reject_unknown_client\n");
    Path persona = write("mine.yaml", "\ufeffpersona: mine\nextends: permissive\n");

    assertThat(Program.here("personas", "--from-postfix", config.toString()).out())
        .contains("fcrdns-mismatch:");
    assertThat(Program.here("personas", "--check", persona.toString()).out()).isEqualTo("ok\n");
  }

  @Test
  void escapesWhatAFileSays() throws IOException {
    Path file =
        write(
            "mine.yaml",
            "persona: mine\nextends: permissive\ntitle: \"red \\e[31m\"\nstory: \"bell \\a\"\n");

    assertThat(Program.here("personas", file.toString()).out()).doesNotContain("\u001b", "\u0007");
  }

  @Test
  void takesANameOrAFileToCheckButNotBoth() {
    assertThat(Program.here("personas", "gmail", "--check", "mine.yaml").code())
        .isEqualTo(ExitCode.USAGE);
    assertThat(Program.here("personas", "--check", folder.resolve("gone.yaml").toString()).code())
        .isEqualTo(ExitCode.USAGE);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
