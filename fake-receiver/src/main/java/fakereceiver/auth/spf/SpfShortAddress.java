package fakereceiver.auth.spf;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.IpAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses as {@link SpfHabit#TERMS_ARE_READ_BY_PATTERN} reads them. */
final class SpfShortAddress {

  private static final Pattern ZONE = Pattern.compile("%[0-9A-Za-z]+\\z");

  /** Decimal, octal behind a zero, or hexadecimal. */
  private static final Pattern NUMBER = Pattern.compile("(0[xX])([0-9a-fA-F]+)|(0?)([0-9]+)");

  private static final int MAX_DIGITS = 12;

  private SpfShortAddress() {}

  /**
   * Also an IPv4 address of one to four numbers, of which the last one is all octets that are left,
   * and an IPv6 address with a zone.
   */
  static Optional<IpAddress> parse(String text) {
    if (text.indexOf(':') >= 0) {
      return IpAddress.parse(ZONE.matcher(text).replaceFirst(""));
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

  /** Negative if it is none. */
  private static long number(String text) {
    Matcher number = NUMBER.matcher(text);
    if (!number.matches() || text.length() > MAX_DIGITS) {
      return -1;
    }
    if (number.group(1) != null) {
      return Long.parseLong(number.group(2), 16);
    }
    boolean octal = !number.group(3).isEmpty();
    return octal && !number.group(4).chars().allMatch(c -> c < '8')
        ? -1
        : Long.parseLong(number.group(4), octal ? 8 : 10);
  }
}
