package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trial run whose classes are archived. */
class TrainingTest {

  @Test
  void everyCommandOfTheTrialRunComesToAResult(@TempDir Path folder) throws IOException {
    Map<String, Integer> codes = Training.all(folder.resolve("a folder"), false);

    assertThat(codes.keySet().stream().map(line -> line.split(" ", 2)[0]))
        .containsExactly(
            "--version",
            "--help",
            "predict",
            "predict",
            "send",
            "check",
            "fix",
            "explain",
            "rehearse");
    assertThat(codes.values()).isSubsetOf(ExitCode.OK, ExitCode.WORSE);
  }

  @Test
  void theShortTrialRunIsOfWhatIsRunMostAndItsMailIsTaken(@TempDir Path folder) throws IOException {
    Map<String, Integer> codes = Training.all(folder, true);

    assertThat(codes.keySet().stream().map(line -> line.split(" ", 2)[0]))
        .containsExactly("--version", "--help", "predict", "predict", "send", "check");
    assertThat(codes)
        .anySatisfy(
            (line, code) -> {
              assertThat(line).startsWith("send ");
              assertThat(code).isEqualTo(ExitCode.OK);
            });
  }
}
