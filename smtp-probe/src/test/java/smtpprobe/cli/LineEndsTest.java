package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as editors on Windows write them say the same as others. */
class LineEndsTest {

  private static final String QUESTION =
      "{\"client\": \"2001:db8:1:2::25\", \"helo\": \"mail.example.org\","
          + " \"from\": \"alice@example.org\", \"to\": \"bob@example.net\"}\n";

  private static final String CONFIGURATION =
      """
      personas: [postfix-strict]
      zones: a.zone
      hosts:
        mail:
          client: 2001:db8:1:2::25
          helo: mail.example.org
          from: alice@example.org
          to: bob@example.net
      """;

  @TempDir private Path folder = Path.of("");

  private Path file(String name, String text, boolean windows) throws IOException {
    return Files.writeString(folder.resolve(name), windows ? text.replace("\n", "\r\n") : text);
  }

  private Run predict(boolean windows) throws IOException {
    Path zone = file("a.zone", EveryCommand.ZONE, windows);
    Path batch = file("batch.jsonl", QUESTION + QUESTION, windows);
    return Run.of("predict", "--zone", zone.toString(), "--batch", batch.toString());
  }

  @Test
  void zoneFilesAndBatches() throws IOException {
    Run unix = predict(false);
    Run windows = predict(true);

    assertThat(unix.out().lines()).hasSize(2);
    assertThat(windows).isEqualTo(unix);
  }

  @Test
  void configurations() throws IOException {
    Run[] runs =
        Stream.of(false, true)
            .map(
                windows -> {
                  try {
                    file("a.zone", EveryCommand.ZONE, windows);
                    return Run.of(
                        "run",
                        "--config",
                        file("smtp-probe.yaml", CONFIGURATION, windows).toString());
                  } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  }
                })
            .toArray(Run[]::new);

    assertThat(runs[0].out()).contains("passes all 1");
    assertThat(runs[1]).isEqualTo(runs[0]);
  }
}
