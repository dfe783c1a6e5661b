package fakereceiver.dns.zonefile;

/** One line of a master file: quotes, comments, parentheses. */
public final class ZoneLine {

  private ZoneLine() {}

  /** Octets outside ASCII as \DDD: the library would take them for characters. */
  static String withEscapes(String line) {
    StringBuilder escaped = new StringBuilder(line.length());
    line.chars().forEach(c -> escaped.append(c <= '~' ? String.valueOf((char) c) : "\\" + c));
    return escaped.toString();
  }

  static String withoutComment(String line) {
    return line.substring(0, unquoted(";", line, 0));
  }

  public static int depthChange(String line) {
    int change = 0;
    for (int at = unquoted("()", line, 0); at < line.length(); at = unquoted("()", line, at + 1)) {
      change += line.charAt(at) == '(' ? 1 : -1;
    }
    return change;
  }

  /** The place of the next of those characters that no quote or backslash takes; or the end. */
  private static int unquoted(String wanted, String line, int from) {
    boolean quoted = false;
    for (int i = from; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && wanted.indexOf(c) >= 0) {
        return i;
      }
    }
    return line.length();
  }

  /** Whether a quotation mark in one of the lines has no second one there. */
  public static boolean hasOpenQuote(String lines) {
    return lines.lines().anyMatch(line -> !withoutComment(line + ";").equals(line));
  }

  /** Behind the second quotation mark of a text that begins with one, or behind the text. */
  static int endOfQuote(String text) {
    int at = 1;
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + 1, text.length());
  }
}
