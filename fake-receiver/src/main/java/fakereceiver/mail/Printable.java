package fakereceiver.mail;

/**
 * Text from strangers made fit to be shown: on a terminal, in a log line, in a reply.
 *
 * <p>Escape sequences of terminals, line breaks in logs and characters that reverse the reading
 * order all need octets outside printable ASCII, so exactly those are written out.
 */
public final class Printable {

  private static final int MAX = 1000;

  private Printable() {}

  /**
   * {@code text} with every character outside printable ASCII written as an escape, and bounded.
   */
  public static String of(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    int end = Math.min(text.length(), MAX);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c <= '~') {
        printable.append(c);
      } else if (c == '\t') {
        printable.append(' ');
      } else {
        printable.append(
            c < 256 ? String.format("\\x%02x", (int) c) : String.format("\\u%04x", (int) c));
      }
    }
    return text.length() > end
        ? printable + "... (" + text.length() + " characters)"
        : printable.toString();
  }
}
