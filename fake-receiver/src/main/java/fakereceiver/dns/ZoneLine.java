package fakereceiver.dns;

import java.util.Optional;
import java.util.regex.Pattern;
import org.xbill.DNS.Name;

/**
 * One line of a master file: quotes, comments, parentheses, and what we have beside the grammar.
 */
final class ZoneLine {

  private static final Pattern TEXT_WITHOUT_DATA =
      Pattern.compile("(?i)\\S*(\\s+(IN|\\d[0-9smhdw]*+)){0,2}\\s+(TXT|SPF)\\s*");

  private ZoneLine() {}

  /** Whether a TXT record ends behind its type: the library would take it for an empty text. */
  static boolean isTextWithoutData(String line) {
    return TEXT_WITHOUT_DATA.matcher(line).matches();
  }

  /** A dotted quad is an address below the root only: elsewhere it may well be relative labels. */
  static String withReverseName(String line, Name origin) {
    int end = 0;
    while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
      end++;
    }
    Optional<IpAddress> address = IpAddress.parse(line.substring(0, end));
    return address.filter(a -> a instanceof Ip6Address || origin.equals(Name.root)).isEmpty()
        ? line
        : address.orElseThrow().reverseName() + "." + line.substring(end);
  }

  /** Octets outside ASCII as \DDD: the library would take them for characters. */
  static String withEscapes(String line) {
    StringBuilder escaped = new StringBuilder(line.length());
    line.chars().forEach(c -> escaped.append(c <= '~' ? String.valueOf((char) c) : "\\" + c));
    return escaped.toString();
  }

  static String withoutComment(String line) {
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ';' && !quoted) {
        return line.substring(0, i);
      }
    }
    return line;
  }

  static int depthChange(String line) {
    int change = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        change += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
    }
    return change;
  }
}
