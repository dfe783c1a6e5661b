package smtpprobe.filter;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What nftables and ip6tables ask alike. */
final class Matching {

  private Matching() {}

  /**
   * Whether an address is in {@code prefix}: {@code 2001:db8::/32}, a single address, or all from
   * one to another, with a hyphen between them.
   */
  static Tri address(Optional<IpAddress> address, String prefix) {
    int hyphen = prefix.indexOf('-');
    if (hyphen >= 0) {
      return between(address, prefix.substring(0, hyphen), prefix.substring(hyphen + 1));
    }
    int slash = prefix.indexOf('/');
    Optional<IpAddress> first = IpAddress.parse(slash < 0 ? prefix : prefix.substring(0, slash));
    String length = slash < 0 ? "" : prefix.substring(slash + 1);
    if (first.isEmpty()) {
      return Tri.UNKNOWN;
    }
    if (!length.matches("[0-9]{0,3}")) {
      return masked(address, first.get(), IpAddress.parse(length));
    }
    return address(
        address, first.get(), length.isEmpty() ? 128 : Math.min(128, Integer.parseInt(length)));
  }

  /** Whether an address has the bits of another that a mask names, which may be any bits. */
  private static Tri masked(
      Optional<IpAddress> address, IpAddress wanted, Optional<IpAddress> mask) {
    if (address.isEmpty() || mask.isEmpty()) {
      return Tri.UNKNOWN;
    }
    if (address.get() instanceof Ip6Address is
        && wanted instanceof Ip6Address six
        && mask.get() instanceof Ip6Address bits) {
      return Tri.of(
          ((is.high() ^ six.high()) & bits.high()) == 0
              && ((is.low() ^ six.low()) & bits.low()) == 0);
    }
    return Tri.of(
        address.get() instanceof Ip4Address is
            && wanted instanceof Ip4Address four
            && mask.get() instanceof Ip4Address bits
            && ((is.bits() ^ four.bits()) & bits.bits()) == 0);
  }

  private static Tri between(Optional<IpAddress> address, String from, String to) {
    Optional<IpAddress> first = IpAddress.parse(from);
    Optional<IpAddress> last = IpAddress.parse(to);
    if (address.isEmpty() || first.isEmpty() || last.isEmpty()) {
      return Tri.UNKNOWN;
    }
    return Tri.of(isUpTo(first.get(), address.get()) && isUpTo(address.get(), last.get()));
  }

  /** Whether one address is not behind another of its family. */
  private static boolean isUpTo(IpAddress one, IpAddress other) {
    if (one instanceof Ip6Address low && other instanceof Ip6Address high) {
      int order = Long.compareUnsigned(low.high(), high.high());
      return order < 0 || (order == 0 && Long.compareUnsigned(low.low(), high.low()) <= 0);
    }
    return one instanceof Ip4Address low
        && other instanceof Ip4Address high
        && Integer.compareUnsigned(low.bits(), high.bits()) <= 0;
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

  /**
   * Whether a packet comes from an address in {@code prefix}. Nothing from outside has a loopback
   * address (RFC 4291 section 2.5.3): the kernel drops it before any rule.
   */
  static Tri source(Packet packet, String prefix) {
    Tri is = address(packet.source(), prefix);
    return is == Tri.UNKNOWN && isNeverFarAway(packet, prefix) ? Tri.NO : is;
  }

  private static boolean isNeverFarAway(Packet packet, String prefix) {
    int slash = prefix.indexOf('/');
    Optional<IpAddress> first = IpAddress.parse(slash < 0 ? prefix : prefix.substring(0, slash));
    if (first.isEmpty() || (slash >= 0 && !prefix.substring(slash + 1).matches("[0-9]{1,3}"))) {
      return false;
    }
    int length = slash < 0 ? 128 : Integer.parseInt(prefix.substring(slash + 1));
    if (first.get() instanceof Ip4Address four) {
      return four.bits() >>> 24 == 127 && length >= 8;
    }
    // all that anybody has from the Internet is in 2000::/3
    boolean nobody =
        first.get().isLoopback() || AddressKind.of(first.get()) == AddressKind.UNSPECIFIED;
    return (nobody && length == 128)
        || (packet.isFromAnywhere()
            && first.get() instanceof Ip6Address six
            && length >= 3
            && six.high() >>> 61 != 1
            && six.high() != 0);
  }

  /** What kind of destination the kernel takes it for, by the names of rtnetlink. */
  static Tri destinationType(Packet packet, String type) {
    if (packet.leaves()) {
      return Tri.of(type.equalsIgnoreCase("unicast"));
    }
    Tri forHost = packet.isForHost();
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "local" -> forHost;
      case "multicast" -> forHost.not();
      case "unicast", "broadcast", "anycast", "blackhole", "unreachable", "prohibit" -> Tri.NO;
      default -> Tri.UNKNOWN;
    };
  }

  /** The same for the source: what comes from other hosts has neither our address nor a group's. */
  static Tri sourceType(Packet packet, String type) {
    if (packet.leaves()) {
      return Tri.of(type.equalsIgnoreCase("local"));
    }
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "local", "multicast", "broadcast", "anycast" -> Tri.NO;
      default -> Tri.UNKNOWN;
    };
  }

  /** Whether the link brought it to this host alone, to a group, or to all. */
  static Tri packetType(Packet packet, String type) {
    if (packet.leaves()) {
      return Tri.UNKNOWN;
    }
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "host", "unicast", "0" -> packet.isForHost();
      case "multicast", "2" -> packet.isForHost().not();
      case "broadcast", "1", "other", "3" -> Tri.NO;
      default -> Tri.UNKNOWN;
    };
  }

  /**
   * Whether the way back leads through the interface: packets here come in by that of the route.
   */
  static Tri hasWayBack(Packet packet) {
    return packet.device().isEmpty() || packet.leaves() ? Tri.UNKNOWN : Tri.YES;
  }

  /** Whether the packet came in by an interface; {@code end} stands for any further characters. */
  static Tri device(Packet packet, String name, char end) {
    return packet.leaves() ? Tri.NO : interfaceOf(packet, name, end);
  }

  /** Whether it leaves by an interface. */
  static Tri outDevice(Packet packet, String name, char end) {
    return packet.leaves() ? interfaceOf(packet, name, end) : Tri.UNKNOWN;
  }

  /** Whether the interface that it comes in or leaves by is that one. */
  static Tri anyDevice(Packet packet, String name) {
    return interfaceOf(packet, name, '*');
  }

  private static Tri interfaceOf(Packet packet, String name, char end) {
    if (name.equals("lo")) {
      return Tri.NO; // nothing between this host and others takes the loopback interface
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
        switch (name.toLowerCase(Locale.ROOT)) {
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

  /** Whether the account that a packet of this host is sent by is the one that is asked for. */
  static Tri owner(Packet packet, Function<Account, Tri> asked) {
    return packet.owner().map(asked).orElse(Tri.UNKNOWN);
  }

  /**
   * Whether its connection has those bits of a mark: one that begins has none but for what rules
   * gave it.
   */
  static Tri connectionMark(Packet packet, Tags.Bits bits) {
    boolean begins = packet.isTracked() && packet.state() == Packet.State.NEW;
    return begins && !packet.tags().saved() ? Tags.NONE.isMarked(bits) : Tri.UNKNOWN;
  }

  /** Whether it goes the way of the packet that opened its connection. */
  static Tri direction(Packet packet, String direction) {
    return packet.state() == Packet.State.NEW
        ? Tri.of(direction.equalsIgnoreCase("original"))
        : Tri.UNKNOWN;
  }

  /** Whether connection tracking says that of the packet. */
  static Tri state(Packet packet, String state) {
    return switch (state.toLowerCase(Locale.ROOT)) {
      case "new" -> Tri.of(packet.isTracked() && packet.state() == Packet.State.NEW);
      case "established" ->
          Tri.of(packet.isTracked() && packet.state() == Packet.State.ESTABLISHED);
      case "related" -> Tri.of(packet.isTracked() && packet.state() == Packet.State.RELATED);
      case "untracked" -> Tri.of(!packet.isTracked());
      case "invalid" -> Tri.NO;
      default -> Tri.UNKNOWN;
    };
  }
}
