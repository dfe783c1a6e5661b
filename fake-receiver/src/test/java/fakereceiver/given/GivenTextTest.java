package fakereceiver.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenTextTest {

  @TempDir private Path folder = Path.of("");

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("text"), text);
  }

  @Test
  void leavesOutTheMarkAtTheBeginningAlone() throws IOException {
    assertThat(GivenText.read(file("\ufeffä\ufeff"), 100)).isEqualTo("ä\ufeff");
    assertThat(GivenText.read(file("ä"), 100)).isEqualTo("ä");
    assertThat(GivenText.read(file(""), 100)).isEmpty();
    assertThat(GivenText.readOctets(file("\ufeffä"), 100)).isEqualTo("\u00c3\u00a4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE"})
  void refusesUtf16(String charset) throws IOException {
    Path file = Files.write(folder.resolve("text"), "\ufeffa".getBytes(charset));

    assertThatThrownBy(() -> GivenText.read(file, 100))
        .isInstanceOf(IOException.class)
        .hasMessage("it is text in UTF-16, expected UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "a", ""})
  void readsOverTheMarkOfAStream(String text) throws IOException {
    for (String whole : new String[] {text, "\ufeff" + text}) {
      InputStream in =
          new BufferedInputStream(new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8)));
      GivenText.skipMark(in);

      assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo(text);
    }
  }
}
