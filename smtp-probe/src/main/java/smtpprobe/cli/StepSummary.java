package smtpprobe.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The summary of a job in a GitHub workflow: a file that each step may add to. */
final class StepSummary {

  private static final String VARIABLE = "GITHUB_STEP_SUMMARY";
  private static final String CUT = "_The rest is left out: a job summary holds 1 MiB._";

  /** GitHub shows nothing of a step that writes more. */
  private static final int MOST = 1 << 20;

  private StepSummary() {}

  /** Adds these lines, as far as there is room, where the environment names the file. */
  static void append(Map<String, String> environment, List<String> markdown) {
    Optional.ofNullable(environment.get(VARIABLE))
        .filter(name -> !name.isEmpty())
        .map(Path::of)
        .ifPresent(file -> append(file, markdown));
  }

  private static void append(Path file, List<String> markdown) {
    try {
      long room = MOST - (Files.exists(file) ? Files.size(file) : 0) - CUT.length() - 16;
      List<String> lines = new ArrayList<>();
      for (String line : markdown) {
        room -= line.getBytes(StandardCharsets.UTF_8).length + 1;
        if (room < 0) {
          lines.add("");
          lines.add(CUT);
          break;
        }
        lines.add(line);
      }
      lines.add("");
      if (room >= 0 || lines.size() > 3) {
        Files.write(
            file,
            lines,
            StandardCharsets.UTF_8,
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          VARIABLE + " names " + file + ", which cannot be written: " + e.getMessage(), e);
    }
  }
}
