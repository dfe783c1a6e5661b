package smtpprobe.selection;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.util.Comparator;
import java.util.List;

/**
 * A line of the policy table of RFC 6724 section 2.1, as far as the choice of a source goes by it.
 *
 * @param prefix the first address of its range
 * @param length the bits of the prefix
 * @param label a source with the label of the destination is preferred
 */
public record Policy(Ip6Address prefix, int length, int label) {

  /** The default table. */
  static final List<Policy> TABLE =
      List.of(
          of("::1", 128, 0),
          of("::", 0, 1),
          of("::ffff:0:0", 96, 4),
          of("2002::", 16, 2),
          of("2001::", 32, 5),
          of("fc00::", 7, 13),
          of("::", 96, 3),
          of("fec0::", 10, 11),
          of("3ffe::", 16, 12));

  private static Policy of(String prefix, int length, int label) {
    return new Policy(Ip6Address.of(prefix), length, label);
  }

  /** The line for {@code address}: the one with the longest prefix that holds it. */
  public static Policy of(IpAddress address) {
    Ip6Address six = mapped(address);
    return TABLE.stream()
        .filter(line -> six.startsWith(line.prefix, line.length))
        .max(Comparator.comparingInt(Policy::length))
        .orElseThrow();
  }

  private static Ip6Address mapped(IpAddress address) {
    return address instanceof Ip4Address four
        ? new Ip6Address(0, 0xffff00000000L | (four.bits() & 0xffffffffL))
        : (Ip6Address) address;
  }

  /** The leading bits that two addresses share, 0 to 128. */
  static int commonBits(Ip6Address a, Ip6Address b) {
    long high = a.high() ^ b.high();
    return high != 0
        ? Long.numberOfLeadingZeros(high)
        : 64 + Long.numberOfLeadingZeros(a.low() ^ b.low());
  }
}
