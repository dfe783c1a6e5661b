package smtpprobe.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of docs/library.md are these files, and they run. */
class ExamplesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/test/java/smtpprobe/example/ProbeExample.java",
        "../fake-receiver/src/test/java/fakereceiver/example/ReceiverExample.java"
      })
  void standInTheManualAsTheyAre(String file) throws IOException {
    String manual = Files.readString(Path.of("../docs/library.md"));

    assertThat(manual).contains("```java\n" + Files.readString(Path.of(file)) + "```");
  }

  @Test
  void theProbeExampleTellsWhoRefuses() {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      ProbeExample.main();
    } finally {
      System.setOut(before);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("postfix-strict: DEFER [fcrdns-mismatch]");
  }
}
