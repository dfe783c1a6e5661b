package fakereceiver.auth.spf;

import fakereceiver.given.Ascii;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Replaces macros as {@link SpfHabit#MACROS_ARE_REPLACED_IN_PLACE} says. For one text. */
final class SpfInPlace {

  private static final String LETTERS = "slodipvh";

  /** The values of letters. */
  interface Values {
    String of(char letter);
  }

  private final Values values;
  private String text;
  private int end;
  private int keep;
  private boolean reversed;
  private char delimiter;

  SpfInPlace(String text, Values values) {
    this.text = text.toLowerCase(Locale.ROOT);
    this.values = values;
  }

  /** The text; empty when it grows too long. */
  Optional<String> text() {
    int from = 0;
    for (int at = next(from); at >= 0; at = next(from)) {
      from = end;
      String macro = text.substring(at, end);
      String value = parts(values.of(macro.charAt(2)).toLowerCase(Locale.ROOT));
      int first = text.indexOf(macro);
      text = text.substring(0, first) + value + text.substring(first + macro.length());
      if (text.length() > SpfExpansion.MAX_LENGTH) {
        return Optional.empty();
      }
    }
    return Optional.of(text.replace("%_", " ").replace("%-", "%20").replace("%%", "%"));
  }

  /** Where the next macro begins; it is read by then. */
  private int next(int from) {
    if (from > text.length()) {
      return -1;
    }
    for (int at = text.indexOf("%{", from); at >= 0; at = text.indexOf("%{", at + 1)) {
      if (at + 2 < text.length() && LETTERS.indexOf(text.charAt(at + 2)) >= 0 && read(at + 3)) {
        return at;
      }
    }
    return -1;
  }

  private boolean read(int from) {
    int at = from;
    keep = 0;
    while (at < text.length() && Ascii.isDigit(text.charAt(at))) {
      keep = Math.min(999, 10 * keep + text.charAt(at) - '0');
      at++;
    }
    boolean counted = at > from;
    keep = counted ? keep : -1;
    reversed = at < text.length() && text.charAt(at) == 'r';
    at += reversed ? 1 : 0;
    delimiter = '.';
    if (at < text.length() && "-.+,/_=".indexOf(text.charAt(at)) >= 0) {
      delimiter = text.charAt(at);
      at++;
    }
    end = at + 1;
    return at < text.length() && text.charAt(at) == '}';
  }

  private String parts(String value) {
    if (keep < 0 && !reversed) {
      return value;
    }
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = value.indexOf(delimiter); i >= 0; i = value.indexOf(delimiter, start)) {
      parts.add(value.substring(start, i));
      start = i + 1;
    }
    parts.add(value.substring(start));
    List<String> kept = parts.subList(0, keep < 0 ? parts.size() : Math.min(keep, parts.size()));
    if (reversed) {
      Collections.reverse(kept);
    }
    return String.join(".", kept);
  }
}
