package fakereceiver.auth.spf;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.IpAddress;
import java.util.Optional;

/** Addresses as {@link SpfHabit#TERMS_ARE_READ_BY_PATTERN} reads them. */
final class SpfShortAddress {

  private static final int MAX_DIGITS = 12;

  private SpfShortAddress() {}

  /**
   * Also an IPv4 address of one to four numbers, of which the last one is all octets that are left,
   * and an IPv6 address with a zone.
   */
  static Optional<IpAddress> parse(String text) {
    if (text.indexOf(':') >= 0) {
      return IpAddress.parse(withoutZone(text));
    }
    String[] numbers = text.split("\\.", -1);
    if (numbers.length > 4) {
      return Optional.empty();
    }
    long address = 0;
    for (int i = 0; i < numbers.length; i++) {
      int bits = i < numbers.length - 1 ? 8 : 8 * (5 - numbers.length);
      long number = number(numbers[i]);
      if (number < 0 || number >> bits != 0) {
        return Optional.empty();
      }
      address = address << bits | number;
    }
    return Optional.of(new Ip4Address((int) address));
  }

  private static String withoutZone(String text) {
    int percent = text.indexOf('%');
    boolean zone = percent >= 0 && percent < text.length() - 1;
    for (int i = percent + 1; zone && i < text.length(); i++) {
      zone = digit(text.charAt(i), Character.MAX_RADIX) >= 0;
    }
    return zone ? text.substring(0, percent) : text;
  }

  /** Decimal, octal behind a zero, or hexadecimal; negative if it is none. */
  private static long number(String text) {
    boolean hex = text.regionMatches(true, 0, "0x", 0, 2);
    int radix = hex ? 16 : text.length() > 1 && text.startsWith("0") ? 8 : 10;
    String digits = hex ? text.substring(2) : text;
    if (digits.isEmpty() || digits.length() > MAX_DIGITS) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digit(digits.charAt(i), radix);
      if (digit < 0) {
        return -1;
      }
      number = number * radix + digit;
    }
    return number;
  }

  private static int digit(char c, int radix) {
    return c < 0x80 ? Character.digit(c, radix) : -1;
  }
}
