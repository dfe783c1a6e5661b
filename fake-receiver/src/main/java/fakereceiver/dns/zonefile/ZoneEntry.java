package fakereceiver.dns.zonefile;

import java.util.ArrayList;
import java.util.List;

/**
 * One entry of a master file: a record or a directive, with all lines that its parentheses join.
 *
 * @param text its lines, without comments
 * @param line the first of them, counted from 1
 * @param depth how many of its parentheses are open at its end; below 0 where one is closed that
 *     was not opened
 */
public record ZoneEntry(String text, int line, int depth) {

  /** The entries of a text; there are none of blank lines and comments. */
  public static List<ZoneEntry> of(String text) {
    List<ZoneEntry> entries = new ArrayList<>();
    List<String> lines = text.lines().map(ZoneLine::withoutComment).toList();
    for (int i = 0; i < lines.size(); ) {
      int from = i;
      int depth = 0;
      do {
        depth += ZoneLine.depthChange(lines.get(i++));
      } while (depth > 0 && i < lines.size());
      String joined = String.join("\n", lines.subList(from, i));
      if (!joined.isBlank()) {
        entries.add(new ZoneEntry(joined, from + 1, depth));
      }
    }
    return entries;
  }

  /** Whether it is a directive, such as {@code $ORIGIN}. */
  public boolean isDirective() {
    return text.startsWith("$");
  }

  /** Whether it is of the name before it. */
  public boolean isNameless() {
    return Character.isWhitespace(text.charAt(0));
  }
}
