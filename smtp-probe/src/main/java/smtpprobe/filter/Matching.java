package smtpprobe.filter;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What nftables and ip6tables ask alike. */
final class Matching {

  private Matching() {}

  /** Whether an address is in {@code prefix}, {@code 2001:db8::/32} or a single address. */
  static Tri address(Optional<IpAddress> address, String prefix) {
    int slash = prefix.indexOf('/');
    Optional<IpAddress> first = IpAddress.parse(slash < 0 ? prefix : prefix.substring(0, slash));
    String length = slash < 0 ? "" : prefix.substring(slash + 1);
    if (first.isEmpty() || !length.matches("[0-9]{0,3}")) {
      return Tri.UNKNOWN;
    }
    return address(
        address, first.get(), length.isEmpty() ? 128 : Math.min(128, Integer.parseInt(length)));
  }

  /** Whether an address shares the first {@code length} bits of {@code first}. */
  static Tri address(Optional<IpAddress> address, IpAddress first, int length) {
    if (address.isEmpty()) {
      return length == 0 ? Tri.YES : Tri.UNKNOWN;
    }
    if (first instanceof Ip6Address prefix && address.get() instanceof Ip6Address six) {
      return Tri.of(six.startsWith(prefix, length));
    }
    if (first instanceof Ip4Address prefix && address.get() instanceof Ip4Address four) {
      int bits = Math.min(length, 32);
      return Tri.of(bits == 0 || (four.bits() ^ prefix.bits()) >>> (32 - bits) == 0);
    }
    return Tri.NO;
  }

  /** Whether a number lies between two. */
  static Tri range(OptionalInt number, long from, long to) {
    return number.isEmpty()
        ? Tri.UNKNOWN
        : Tri.of(number.getAsInt() >= from && number.getAsInt() <= to);
  }

  /** Whether the packet came in by an interface; {@code end} stands for any further characters. */
  static Tri device(Packet packet, String name, char end) {
    if (name.equals("lo")) {
      return Tri.NO; // what comes from other hosts never comes in by the loopback interface
    }
    if (packet.device().isEmpty()) {
      return Tri.UNKNOWN;
    }
    return Tri.of(
        name.endsWith(String.valueOf(end))
            ? packet.device().startsWith(name.substring(0, name.length() - 1))
            : packet.device().equals(name));
  }

  /** Whether the packet carries a protocol, by its name or number. */
  static Tri protocol(Packet packet, String name) {
    int number =
        switch (name) {
          case "tcp" -> 6;
          case "udp" -> 17;
          case "icmp" -> 1;
          case "icmpv6", "ipv6-icmp", "icmp6" -> 58;
          default -> name.matches("[0-9]{1,3}") ? Integer.parseInt(name) : -1;
        };
    if (number >= 0) {
      return Tri.of(packet.protocol().number() == number);
    }
    return Set.of("all", "any").contains(name) ? Tri.YES : Tri.NO;
  }

  /** Whether connection tracking says that of the packet. */
  static Tri state(Packet packet, String state) {
    return switch (state.toLowerCase(java.util.Locale.ROOT)) {
      case "new" -> Tri.of(packet.state() == Packet.State.NEW);
      case "established" -> Tri.of(packet.state() == Packet.State.ESTABLISHED);
      case "related" -> Tri.of(packet.state() == Packet.State.RELATED);
      case "untracked" -> Tri.of(packet.state() == Packet.State.UNTRACKED);
      case "invalid" -> Tri.NO;
      default -> Tri.UNKNOWN;
    };
  }
}
