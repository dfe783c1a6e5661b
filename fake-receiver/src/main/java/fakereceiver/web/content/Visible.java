package fakereceiver.web.content;

import fakereceiver.mail.Printable;
import java.util.Locale;

/**
 * Names characters that show nothing or turn the reading order around, as the page's script does.
 * Others that show nothing are not in HTML that was written out.
 */
final class Visible {

  private Visible() {}

  /** The text with {@code [U+202E]} in place of each of them. */
  static String of(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Printable.isHidden(c)) {
        shown.append(String.format(Locale.ROOT, "[U+%04X]", (int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }
}
