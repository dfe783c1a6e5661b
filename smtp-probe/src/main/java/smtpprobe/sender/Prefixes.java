package smtpprobe.sender;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpRange;
import java.util.Optional;

/** Addresses whose prefix a translator replaces. */
final class Prefixes {

  private static final int WORD = 0xffff;

  private Prefixes() {}

  /**
   * The range of IPv6 addresses that a text says; of one from an address to another, with a hyphen
   * between them, only where both are the same.
   */
  static Optional<IpRange> range(String text) {
    int hyphen = text.indexOf('-');
    Optional<IpRange> first = prefix(hyphen < 0 ? text : text.substring(0, hyphen));
    return hyphen < 0 || first.equals(prefix(text.substring(hyphen + 1)))
        ? first
        : Optional.empty();
  }

  private static Optional<IpRange> prefix(String text) {
    try {
      return Optional.of(IpRange.of(text)).filter(range -> range.first() instanceof Ip6Address);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The prefix is replaced, what follows it stays; the checksum is mended elsewhere. */
  static Ip6Address mapped(IpRange to, Ip6Address source) {
    Ip6Address prefix = (Ip6Address) to.first();
    int high = Math.min(to.length(), 64);
    int low = Math.max(to.length() - 64, 0);
    return new Ip6Address(
        mix(prefix.high(), source.high(), high), mix(prefix.low(), source.low(), low));
  }

  private static long mix(long prefix, long rest, int bits) {
    long mask = bits == 0 ? 0 : -1L << (64 - bits);
    return (prefix & mask) | (rest & ~mask);
  }

  /**
   * The prefix is replaced and another 16 bits are changed, so that every checksum stays right: the
   * fourth 16 bits for prefixes up to /48, else the first of the interface id that are not all ones
   * (RFC 6296 section 3).
   */
  static Ip6Address neutral(IpRange to, Ip6Address source) {
    Ip6Address mapped = mapped(to, source);
    int change = sum(source) - sum(mapped);
    int at = to.length() <= 48 ? 3 : 4;
    while (to.length() > 48 && at < 7 && word(mapped, at) == WORD) {
      at++;
    }
    int sum = Math.floorMod(word(mapped, at) + change, WORD);
    long value = (long) sum << (48 - 16 * (at % 4));
    long mask = (long) WORD << (48 - 16 * (at % 4));
    return at < 4
        ? new Ip6Address((mapped.high() & ~mask) | value, mapped.low())
        : new Ip6Address(mapped.high(), (mapped.low() & ~mask) | value);
  }

  private static int word(Ip6Address address, int at) {
    return (int) ((at < 4 ? address.high() : address.low()) >>> (48 - 16 * (at % 4))) & WORD;
  }

  private static int sum(Ip6Address address) {
    int sum = 0;
    for (int at = 0; at < 8; at++) {
      sum += word(address, at);
    }
    return sum;
  }
}
