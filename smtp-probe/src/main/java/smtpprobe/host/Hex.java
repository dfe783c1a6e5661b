package smtpprobe.host;

import fakereceiver.dns.Ip6Address;

/** Addresses as {@code /proc} writes them. */
final class Hex {

  private Hex() {}

  /**
   * 32 hexadecimal digits in the order of the wire.
   *
   * @throws NumberFormatException when they are not
   */
  static Ip6Address address(String digits) {
    return new Ip6Address(
        Long.parseUnsignedLong(digits.substring(0, 16), 16),
        Long.parseUnsignedLong(digits.substring(16, 32), 16));
  }
}
