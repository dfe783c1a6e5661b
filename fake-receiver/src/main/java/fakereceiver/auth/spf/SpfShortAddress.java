package fakereceiver.auth.spf;

import fakereceiver.dns.IpAddress;
import java.util.Optional;

/** Addresses as {@link SpfHabit#TERMS_ARE_READ_BY_PATTERN} reads them. */
final class SpfShortAddress {

  private SpfShortAddress() {}

  /** Also an IPv4 address of three numbers, of which the last one is two octets. */
  static Optional<IpAddress> parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3 || parts[2].isEmpty() || parts[2].length() > 5) {
      return IpAddress.parse(text);
    }
    int last = 0;
    for (char c : parts[2].toCharArray()) {
      if (c < '0' || c > '9') {
        return Optional.empty();
      }
      last = 10 * last + c - '0';
    }
    return last > 0xffff
        ? Optional.empty()
        : IpAddress.parse(parts[0] + "." + parts[1] + "." + (last >> 8) + "." + (last & 0xff));
  }
}
