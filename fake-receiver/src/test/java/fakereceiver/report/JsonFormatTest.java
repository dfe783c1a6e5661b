package fakereceiver.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

class JsonFormatTest {

  @Test
  void escapesWhatATerminalOrACiSystemWouldObeyAndWhatIsReadBackwardsOrNotShown() {
    String hostile =
        "\u001b[31m \u007f \u009b31m \u202e \u2069 \u200b \udb40\udc41 \\u ##[error] ###";
    JsonObject json = new JsonObject();
    json.addProperty("text", hostile + " gr\u00fc\u00dfe");

    String text = JsonFormat.text(json);
    assertThat(text)
        .contains(
            "\\u001b[31m \\u007f \\u009b31m \\u202e \\u2069 \\u200b \\udb40\\udc41 \\\\u"
                + " #\\u0023[error] #\\u0023\\u0023 gr\u00fc\u00dfe");
    assertThat(JsonParser.parseString(text)).as("what it means stays the same").isEqualTo(json);
  }
}
