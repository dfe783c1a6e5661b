package fakereceiver.given;

import java.util.Optional;

/** What stands in a text: characters of ASCII alone, or digits of ASCII alone, without a sign. */
public final class Ascii {

  private Ascii() {}

  /** Whether nothing else is in it. */
  public static boolean isAll(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Whether there are digits, and nothing else. */
  public static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
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
