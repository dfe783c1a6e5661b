package fakereceiver.web.content;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names characters that show nothing or turn the reading order around, as the page's script does.
 * Others that show nothing are not in HTML that was written out.
 */
final class Visible {

  private static final Pattern HIDDEN =
      Pattern.compile("[\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]");

  private Visible() {}

  /** The text with {@code [U+202E]} in place of each of them. */
  static String of(String text) {
    return HIDDEN
        .matcher(text)
        .replaceAll(found -> String.format(Locale.ROOT, "[U+%04X]", (int) found.group().charAt(0)));
  }
}
