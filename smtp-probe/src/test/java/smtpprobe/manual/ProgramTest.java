package smtpprobe.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code smtp-probe} says to a new user who mistypes, as a process of its own. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class ProgramTest {

  private static final String PREDICT =
      "predict --client 2001:db8::25 --helo mail.example.org --from a@example.org"
          + " --to b@example.net ";

  @TempDir private Path folder = Path.of("");

  private Program run(Map<String, String> environment, String words) {
    List<String> all = new ArrayList<>(List.of("smtp-probe"));
    all.addAll(words.isEmpty() ? List.of() : List.of(words.split(" ", -1)));
    return Program.run(folder, environment, all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nosuch --help | nosuch",
        "--help nosuch | nosuch",
        "chek | did you mean check?",
        "send --to bob@example.net --server ::1:2525 | is 2525 a port?",
        PREDICT + "--zone nope.zone | nope.zone: there is no such file",
        PREDICT + "--persona gmial --zone lab.zone | did you mean gmail?",
      })
  void mistakesAreToldInPlainWords(String words, String told) throws IOException {
    Files.writeString(folder.resolve("lab.zone"), "mail.example.org AAAA 2001:db8::25\n");

    Program ran = run(Map.of(), words);

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("smtp-probe: ").contains(told).doesNotContain("Exception");
  }

  @Test
  void withoutACommandItPrintsItsHelpAndIsNotASuccess() {
    Program ran = run(Map.of("COLUMNS", "80"), "");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).startsWith("Usage: smtp-probe ").contains("Run 'smtp-probe rehearse'");
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(ran.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"check,80", "check,100", "send,80"})
  void helpFitsTheTerminal(String command, int columns) {
    Program ran = run(Map.of("COLUMNS", Integer.toString(columns)), command + " --help");

    assertThat(ran.code()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out().lines())
        .allMatch(line -> line.length() <= columns)
        .anyMatch(line -> line.length() > columns - 10);
    assertThat(ran.out()).contains("  70   a fault of the program");
  }

  @Test
  void theTableOfARehearsalFitsOneScreen() {
    Program ran = run(Map.of("COLUMNS", "80"), "rehearse");

    assertThat(ran.code()).as(ran.err()).isZero();
    List<String> screen = ran.out().lines().limit(22).toList();
    assertThat(screen)
        .allMatch(line -> line.length() <= 80)
        .anyMatch(line -> line.matches("no-reverse-name +note +rcpt 550 +rcpt 450 .*connect 554"))
        .anyMatch(line -> line.startsWith("sender-domain-unknown "));
  }
}
