package fakereceiver.mail;

import fakereceiver.given.Ascii;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Text from strangers made fit to be shown: on a terminal, in a log line, in a reply.
 *
 * <p>Escape sequences of terminals, line breaks in logs and characters that reverse the reading
 * order all need octets outside printable ASCII, so those are written out; and the first character
 * of what a CI system takes for a command where it stands in a log.
 */
public final class Printable {

  private static final int MAX = 1000;

  /** Letters, digits, and marks that belong to a letter: none of them turns anything around. */
  private static final Set<Integer> IN_WORDS =
      Set.of(
          (int) Character.UPPERCASE_LETTER,
          (int) Character.LOWERCASE_LETTER,
          (int) Character.TITLECASE_LETTER,
          (int) Character.MODIFIER_LETTER,
          (int) Character.OTHER_LETTER,
          (int) Character.NON_SPACING_MARK,
          (int) Character.COMBINING_SPACING_MARK,
          (int) Character.DECIMAL_DIGIT_NUMBER);

  /** Of hex digits, as an IPv6 address has them: {@code ::beef} is one, and no command. */
  private static final int MAX_GROUP = 4;

  private Printable() {}

  /**
   * {@code text} with every character outside printable ASCII written as an escape, and bounded.
   */
  public static String of(String text) {
    return escaped(text, c -> c <= '~');
  }

  /**
   * {@code text} as {@link #of}, but that letters, digits and marks of any script stay: for fields
   * that may hold UTF-8 (RFC 6532), not for terminals and logs.
   */
  public static String inAnyScript(String text) {
    return escaped(text, c -> c <= '~' || (c >= 0xa0 && IN_WORDS.contains(Character.getType(c))));
  }

  /**
   * Whether a character is not seen where text beyond ASCII is shown: the controls above ASCII, and
   * what has a text read in another order than it is written (UAX 9).
   */
  public static boolean isHidden(char c) {
    return (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  }

  /** Nearly all text is fit as it is, and not copied then. */
  private static boolean isFit(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || isCommand(text, i)) {
        return false;
      }
    }
    return text.length() <= MAX;
  }

  /**
   * Whether a command of GitHub ({@code ::error::}, at the beginning of a line behind blanks, where
   * wrapping may put any word; {@code ##[error]}, anywhere), Azure ({@code ##vso[}) or TeamCity
   * begins at {@code at}.
   */
  private static boolean isCommand(String text, int at) {
    char c = text.charAt(at);
    if ((c != ':' && c != '#') || at + 2 >= text.length() || text.charAt(at + 1) != c) {
      return false;
    }
    int end = at + 2;
    while (end < text.length() && isInName(text.charAt(end))) {
      end++;
    }
    if (c == '#') {
      return text.startsWith("[", end);
    }
    return end > at + 2 + MAX_GROUP
        && (at == 0 || text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\t')
        && (text.startsWith("::", end)
            || (text.startsWith(" ", end) && text.indexOf("::", end) > 0));
  }

  private static boolean isInName(char c) {
    return Ascii.isLetter(c) || c == '-';
  }

  private static String escaped(String text, IntPredicate shown) {
    if (isFit(text)) {
      return text;
    }
    StringBuilder printable = new StringBuilder(text.length());
    int end = Math.min(text.length(), MAX);
    for (int i = 0; i < end; i++) {
      int c = text.codePointAt(i);
      if (c >= ' ' && shown.test(c) && !isCommand(text, i)) {
        printable.appendCodePoint(c);
        i += Character.charCount(c) - 1;
      } else if (c == '\t') {
        printable.append(' ');
      } else {
        int unit = text.charAt(i);
        printable.append(String.format(unit < 256 ? "\\x%02x" : "\\u%04x", unit));
      }
    }
    return text.length() > end
        ? printable + "... (" + text.length() + " characters)"
        : printable.toString();
  }
}
