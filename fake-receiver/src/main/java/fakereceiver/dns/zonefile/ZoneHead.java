package fakereceiver.dns.zonefile;

import java.util.regex.Pattern;

/**
 * What a record in a master file begins with (RFC 1035 section 5.1): its name, its type, and
 * between them a TTL and a class, in either order. Parentheses may stand anywhere.
 *
 * @param owner the name as it is written; empty when there is none
 * @param type the type as it is written; empty when there is none
 * @param before what stands before the type
 * @param data what stands behind it
 */
public record ZoneHead(String owner, String type, String before, String data) {

  private static final String BETWEEN_WORDS = " \t\r\n\f()";
  private static final Pattern CLASS = Pattern.compile("(?i)IN|CH|CHAOS|HS|HESIOD|CLASS\\d++");
  private static final Pattern TTL = Pattern.compile("(?i)(\\d++[smhdw]?)++");

  public static ZoneHead of(String entry) {
    boolean nameless = Character.isWhitespace(entry.charAt(0));
    int from = nameless ? 0 : next(entry, 0);
    int to = nameless ? 0 : end(entry, from);
    String owner = entry.substring(from, to);
    String word = "";
    for (int words = 0; words < 3; words++) {
      from = next(entry, to);
      to = end(entry, from);
      word = entry.substring(from, to);
      if (!CLASS.matcher(word).matches() && !TTL.matcher(word).matches()) {
        break;
      }
    }
    return new ZoneHead(owner, word, entry.substring(0, from), entry.substring(to));
  }

  /** Whether there is nothing behind the type. */
  public boolean isWithoutData() {
    return next(data, 0) == data.length();
  }

  /** Where the next word begins. */
  private static int next(String text, int from) {
    int at = from;
    while (at < text.length() && BETWEEN_WORDS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static int end(String text, int from) {
    int at = from;
    while (at < text.length()
        && BETWEEN_WORDS.indexOf(text.charAt(at)) < 0
        && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at, text.length());
  }
}
