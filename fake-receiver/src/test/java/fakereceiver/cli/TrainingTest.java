package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The trial run whose classes are archived. */
class TrainingTest {

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS)
  void theTrialRunServesAMailAndEnds(@TempDir Path folder) throws IOException {
    assertThat(Training.serve(folder.resolve("a folder"))).isEqualTo(ExitCode.OK);
  }
}
