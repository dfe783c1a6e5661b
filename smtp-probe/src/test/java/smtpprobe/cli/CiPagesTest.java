package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.report.Format;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the pages show is what the commands print. */
class CiPagesTest {

  private static final Path DOCS = Path.of("../docs");

  private static Run run(String line) throws Exception {
    return new RealRun(DOCS.resolve("examples/run").toRealPath(), Map.of(), "").of(line);
  }

  @Test
  void thePageOnCiShowsTheExampleAsItIs() throws Exception {
    String page = Files.readString(DOCS.resolve("ci.md"));

    assertThat(page)
        .contains(Files.readString(DOCS.resolve("examples/run/smtp-probe.yaml")).strip())
        .contains(run("run").out().strip())
        .contains(run("config").out().strip());
  }

  @Test
  void thePageOnFormatsShowsEachFormatAndTwoAsTheyAre() throws Exception {
    String page = Files.readString(DOCS.resolve("formats.md"));

    for (Format format : Format.values()) {
      assertThat(page).contains("| `" + format.word() + "` |");
    }
    assertThat(page)
        .contains(run("run -f github").out().strip())
        .contains(run("run -f markdown").out().strip());
  }
}
