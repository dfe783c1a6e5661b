package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log whose lines are cut off. */
class LogFileTest {

  private static final Path FULL = Path.of("/dev/full");

  @TempDir private Path folder;

  @Test
  void aLineBehindOneThatWasCutOffStandsAlone() throws IOException {
    Path log = folder.resolve("log");
    Files.writeString(log, "whole\nhal");

    try (PrintWriter out = new PrintWriter(LogFile.addingTo(log))) {
      out.println("next");
      out.flush();
      out.println("last");
    }

    assertThat(Files.readAllLines(log)).containsExactly("whole", "hal", "next", "last");
  }

  @Test
  void nothingStandsBeforeTheFirstLineOfAWholeFile() throws IOException {
    Path log = folder.resolve("log");
    for (int run = 0; run < 2; run++) {
      try (PrintWriter out = new PrintWriter(LogFile.addingTo(log))) {
        out.println("run " + run);
      }
    }

    assertThat(Files.readAllLines(log)).containsExactly("run 0", "run 1");
  }

  @Test
  void whatAFullDiskRefusesIsNotKeptForLater() throws IOException {
    assumeTrue(Files.exists(FULL));
    try (LogFile log = LogFile.addingTo(FULL)) {
      log.write("line\n");
      assertThatThrownBy(log::flush).isInstanceOf(IOException.class);
      log.flush();
    }
  }
}
