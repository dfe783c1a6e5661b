package smtpprobe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README shows is what the program prints. */
class ReadmeTest {

  @Test
  void showsTheFirstScreenOfARehearsal() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));
    String whole = Files.readString(Path.of("src/test/resources/golden/rehearse.txt"));
    String firstScreen = whole.substring(0, whole.indexOf("\n\n", whole.indexOf("\nstory ")) + 1);

    assertThat(readme).contains("<!-- rehearse -->\n```\n" + firstScreen + "```\n");
  }
}
