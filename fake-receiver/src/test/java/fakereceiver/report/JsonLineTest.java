package fakereceiver.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import fakereceiver.finding.Evidence;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLineTest {

  private static String line(String text) {
    return JsonLine.of(Data.tree().with("text", text).done());
  }

  @Test
  void isAsciiAndStillSaysEverything() {
    String text = "p\u00fcr \ud83d\ude00 \u2028 \u0085 \u202e \"\\\n\t\u0000\u001b\u007f <'>";

    String line = line(text);

    assertThat(line.chars()).allMatch(c -> c >= ' ' && c < 0x7f);
    assertThat(JsonParser.parseString(line).getAsJsonObject().get("text").getAsString())
        .isEqualTo(text);
  }

  @Test
  void holdsNoCommandThatACiSystemFindsAnywhere() {
    String text = "# ## ### \\##[error]x";

    String line = line(text);

    assertThat(line).doesNotContain("##");
    assertThat(JsonParser.parseString(line).getAsJsonObject().get("text").getAsString())
        .isEqualTo(text);
  }

  @Test
  void halfACharacterIsReplaced() {
    for (String half : List.of("\ud83d", "\ude00", "\ude00\ud83d")) {
      assertThat(line(half)).contains("\\ufffd").doesNotContain("\\ud83d", "\\ude00");
    }
  }

  @Test
  void holdsPlainDataOnly() {
    assertThat(
            JsonLine.of(
                Data.tree()
                    .with("n", 1.5)
                    .with("b", true)
                    .with("l", Data.texts(List.of("x")))
                    .done()))
        .isEqualTo("{\"n\":1.5,\"b\":true,\"l\":[\"x\"]}");
    assertThatThrownBy(
            () -> JsonLine.of(Data.tree().with("e", new Data.Seen(Evidence.NONE)).done()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
