package smtpprobe.reverse;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A prefix that DNS64 puts before IPv4 addresses (RFC 6052 section 2.2): the IPv4 octets follow it,
 * around octet 8, which is zero. What stands behind them means nothing.
 *
 * @param network its first address
 * @param length 32, 40, 48, 56, 64 or 96 bits
 */
record Nat64Prefix(Ip6Address network, int length) {

  /** Known without asking (RFC 6052 section 2.1). */
  static final Nat64Prefix WELL_KNOWN = new Nat64Prefix(Ip6Address.of("64:ff9b::"), 96);

  private static final List<Integer> LENGTHS = List.of(32, 40, 48, 56, 64, 96);
  private static final int RESERVED = 8;

  /** 192.0.0.170 and 192.0.0.171, the addresses of {@code ipv4only.arpa} (RFC 7050 section 8). */
  private static final Set<Ip4Address> PROBES =
      Set.of(new Ip4Address(0xC00000AA), new Ip4Address(0xC00000AB));

  /**
   * Those that the AAAA records of {@code ipv4only.arpa} show. Where its IPv4 address stands at
   * several places in a record, the place counts at which another record has the other address (RFC
   * 7050 section 3).
   */
  static Set<Nat64Prefix> found(Collection<Ip6Address> answers) {
    Set<Nat64Prefix> found = new LinkedHashSet<>();
    for (Ip6Address answer : answers) {
      List<Nat64Prefix> places =
          LENGTHS.stream().filter(n -> isProbe(at(n, answer))).map(n -> of(answer, n)).toList();
      List<Nat64Prefix> certain = places.stream().filter(p -> p.holdsBoth(answers)).toList();
      found.addAll(certain.isEmpty() ? places : certain);
    }
    return found;
  }

  private static boolean isProbe(Optional<Ip4Address> four) {
    return four.filter(PROBES::contains).isPresent();
  }

  private boolean holdsBoth(Collection<Ip6Address> answers) {
    return answers.stream()
        .map(this::embedded)
        .flatMap(Optional::stream)
        .collect(Collectors.toSet())
        .containsAll(PROBES);
  }

  private static Nat64Prefix of(Ip6Address six, int length) {
    return new Nat64Prefix(
        length == 96
            ? new Ip6Address(six.high(), six.low() & ~0xFFFFFFFFL)
            : new Ip6Address(six.high() & (-1L << (64 - length)), 0),
        length);
  }

  /** The IPv4 address behind this prefix; empty when {@code six} was not made with it. */
  Optional<Ip4Address> embedded(Ip6Address six) {
    return six.startsWith(network, length) ? at(length, six) : Optional.empty();
  }

  private static Optional<Ip4Address> at(int length, Ip6Address six) {
    byte[] octets = six.bytes();
    if (length == 96) { // the reserved octet is the prefix's own
      return Optional.of(new Ip4Address((int) six.low()));
    }
    if (octets[RESERVED] != 0) {
      return Optional.empty();
    }
    int bits = 0;
    int next = length / 8;
    for (int i = 0; i < 4; i++) {
      next += next == RESERVED ? 1 : 0;
      bits = (bits << 8) | (octets[next++] & 0xff);
    }
    return Optional.of(new Ip4Address(bits));
  }

  @Override
  public boolean equals(@Nullable Object other) { // see DomainName
    return other instanceof Nat64Prefix prefix
        && length == prefix.length
        && network.equals(prefix.network);
  }

  @Override
  public int hashCode() {
    return 31 * network.hashCode() + length;
  }
}
