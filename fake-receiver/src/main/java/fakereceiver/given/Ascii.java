package fakereceiver.given;

import java.util.Optional;

/** Letters and digits of ASCII, and texts of nothing else. */
public final class Ascii {

  private Ascii() {}

  /** Whether every character is of ASCII. */
  public static boolean isAll(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is a digit. */
  public static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Whether it is a letter. */
  public static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Whether it is a letter or a digit. */
  public static boolean isAlphanumeric(int c) {
    return isLetter(c) || isDigit(c);
  }

  /** Whether there are digits, and nothing else. */
  public static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** The number that its digits are; empty where it is something else, or has more digits. */
  public static Optional<Long> number(String text, int digits) {
    return text.length() <= digits && isDigits(text)
        ? Optional.of(Long.valueOf(text))
        : Optional.empty();
  }
}
