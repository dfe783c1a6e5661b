package fakereceiver.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;

/**
 * A tree on one line, in ASCII alone: no reader, encoding or cut in the middle of a character can
 * make it something else. What is not known is left out, never null.
 */
public final class JsonLine {

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private JsonLine() {}

  /** The line, without its end. */
  public static String of(Data data) {
    String json = GSON.toJson(element(data));
    StringBuilder line = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      boolean isSecond = c == '#' && i > 0 && json.charAt(i - 1) == c; // of a CI system's command
      if (c < 0x7f && !isSecond) {
        line.append(c);
      } else {
        escape(isAlone(json, i) ? '\ufffd' : c, line);
      }
    }
    return line.toString();
  }

  private static void escape(char c, StringBuilder line) {
    line.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      line.append(Character.forDigit(c >> shift & 0xf, 16));
    }
  }

  /** Plain data only: findings and verdicts belong to reports. */
  private static JsonElement element(Data data) {
    return PlainJson.of(data, JsonLine::element)
        .orElseThrow(() -> new IllegalArgumentException("a line cannot hold " + data));
  }

  /** Half a character, which is no text: readers of JSON stumble over it. */
  private static boolean isAlone(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
