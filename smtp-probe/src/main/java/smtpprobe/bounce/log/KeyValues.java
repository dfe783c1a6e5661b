package smtpprobe.bounce.log;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Keys and values in a line: {@code key=value}, {@code key="a value"}, {@code key = value} and
 * {@code "key":"value"}. Takes time in proportion to the line.
 */
final class KeyValues {

  private static final int MAX = 100;

  private KeyValues() {}

  /** Every one, the keys in lower case; the first of a name counts. */
  static Map<String, String> of(String line) {
    Map<String, String> found = new LinkedHashMap<>();
    int i = 0;
    while (i < line.length() && found.size() < MAX) {
      char c = line.charAt(i);
      if (c != '=' && c != ':') {
        i++;
        continue;
      }
      String key = keyBefore(line, i);
      int start = i + 1;
      while (start < line.length() && line.charAt(start) == ' ' && start < i + 3) {
        start++;
      }
      boolean isJson = c == ':';
      if (key.isEmpty() || start >= line.length() || (isJson && !isQuoteBefore(line, i))) {
        i++;
        continue;
      }
      int end = line.charAt(start) == '"' ? closing(line, start) : bareEnd(line, start);
      String value =
          line.charAt(start) == '"'
              ? unescaped(line.substring(Math.min(start + 1, end), end))
              : line.substring(start, end);
      found.putIfAbsent(key.toLowerCase(Locale.ROOT), value);
      i = Math.max(end, i + 1);
    }
    return found;
  }

  private static boolean isQuoteBefore(String line, int at) {
    return at > 0 && line.charAt(at - 1) == '"';
  }

  private static String keyBefore(String line, int at) {
    int end = at;
    while (end > 0
        && at - end < 2
        && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '"')) {
      end--;
    }
    int start = end;
    while (start > 0 && end - start < 40 && isOfKey(line.charAt(start - 1))) {
      start--;
    }
    return line.substring(start, end);
  }

  private static boolean isOfKey(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  private static int closing(String line, int quote) {
    int i = quote + 1;
    while (i < line.length() && line.charAt(i) != '"') {
      i += line.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i, line.length());
  }

  private static int bareEnd(String line, int start) {
    int i = start;
    while (i < line.length() && " ,;}".indexOf(line.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  private static String unescaped(String text) {
    return text.indexOf('\\') < 0
        ? text
        : text.replace("\\\"", "\"").replace("\\n", " ").replace("\\r", " ").replace("\\/", "/");
  }
}
