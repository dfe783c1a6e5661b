package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepSummaryTest {

  @TempDir Path folder;

  private Path append(List<String> lines) {
    Path file = folder.resolve("summary");
    StepSummary.append(Map.of("GITHUB_STEP_SUMMARY", file.toString()), lines);
    return file;
  }

  @Test
  void isAddedToWhatEarlierStepsWrote() throws IOException {
    Files.writeString(folder.resolve("summary"), "before\n");

    assertThat(append(List.of("## one", "two"))).hasContent("before\n## one\ntwo\n\n");
  }

  @Test
  void neverGrowsBeyondWhatGithubShowsAndSaysWhatIsLeftOut() throws IOException {
    List<String> line = Collections.nCopies(3000, "x".repeat(500));

    Path file = append(line);
    assertThat(Files.size(file)).isBetween(1_000_000L, 1_048_576L);
    assertThat(file).content().endsWith("_The rest is left out: a job summary holds 1 MiB._\n\n");
    long full = Files.size(file);
    assertThat(Files.size(append(line))).isBetween(full, 1_048_576L);
  }

  @Test
  void whereThereIsNoWorkflowThereIsNoSummary() {
    StepSummary.append(Map.of(), List.of("## one"));
    StepSummary.append(Map.of("GITHUB_STEP_SUMMARY", ""), List.of("## one"));

    assertThat(folder).isEmptyDirectory();
  }
}
