package fakereceiver.dns;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an address is good for, by the range that it lies in: pure address knowledge, no lookup.
 *
 * <p>The ranges are those of the registries that RFC 6890 set up. The first kind with a range that
 * holds the address wins.
 */
public enum AddressKind {
  /** No address at all. */
  UNSPECIFIED("the unspecified address (RFC 4291, RFC 1122)", "::/128", "0.0.0.0/8"),
  /** The host itself. */
  LOOPBACK("a loopback address (RFC 4291, RFC 1122)", "::1/128", "127.0.0.0/8"),
  /** An IPv4 address in the clothes of IPv6; never on the wire. */
  MAPPED("an IPv4-mapped address (RFC 4291 section 2.5.5.2)", "::ffff:0:0/96"),
  /** One link only. */
  LINK_LOCAL("a link-local address (RFC 4291, RFC 3927)", "fe80::/10", "169.254.0.0/16"),
  /** One site only, and given up long ago. */
  SITE_LOCAL("a site-local address (deprecated by RFC 3879)", "fec0::/10"),
  /** One site only. */
  UNIQUE_LOCAL("a unique local address, ULA (RFC 4193)", "fc00::/7"),
  /** One site only, of IPv4. */
  PRIVATE("a private address (RFC 1918)", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"),
  /** Between a provider and its customers. */
  SHARED("a shared address behind a carrier's NAT (RFC 6598)", "100.64.0.0/10"),
  /** Examples in manuals, and laboratories. */
  DOCUMENTATION(
      "a documentation address (RFC 3849, RFC 9637, RFC 5737)",
      "2001:db8::/32",
      "3fff::/20",
      "192.0.2.0/24",
      "198.51.100.0/24",
      "203.0.113.0/24"),
  /** A tunnel through NAT. */
  TEREDO("a Teredo address (RFC 4380)", "2001::/32"),
  /** A tunnel made from an IPv4 address. */
  SIX_TO_FOUR("a 6to4 address (RFC 3056, deprecated by RFC 7526)", "2002::/16"),
  /** An IPv4 host as IPv6 hosts behind a translator see it. */
  TRANSLATED("an address of IPv4/IPv6 translation (RFC 6052)", "64:ff9b::/96", "64:ff9b:1::/48"),
  /** A black hole. */
  DISCARD("a discard address (RFC 6666)", "100::/64"),
  /** Measurements in laboratories. */
  BENCHMARKING("a benchmarking address (RFC 5180, RFC 2544)", "2001:2::/48", "198.18.0.0/15"),
  /** Many hosts at once. */
  MULTICAST("a multicast address (RFC 4291, RFC 1112)", "ff00::/8", "224.0.0.0/4"),
  /** Nobody's yet: all global IPv6 addresses are taken from 2000::/3. */
  RESERVED(
      "an address from a reserved range (RFC 4291, RFC 6890)",
      "::/3",
      "4000::/2",
      "8000::/1",
      "192.0.0.0/24",
      "240.0.0.0/4"),
  /** Reachable from anywhere. */
  GLOBAL("a global address", "::/0", "0.0.0.0/0");

  private static final List<AddressKind> KINDS = List.of(values());

  private final String words;
  private final List<Block> blocks;

  AddressKind(String words, String... blocks) {
    this.words = words;
    this.blocks = Stream.of(blocks).map(Block::of).toList();
  }

  /** The kind of {@code address}. */
  public static AddressKind of(IpAddress address) {
    for (AddressKind kind : KINDS) {
      for (Block block : kind.blocks) {
        if (block.holds(address)) {
          return kind;
        }
      }
    }
    throw new IllegalStateException("the last kind holds every address");
  }

  /** The kind for people, with its article and where it is written: {@code a Teredo address}. */
  public String words() {
    return words;
  }

  /**
   * Whether such an address can be reached from anywhere in the world that {@code dns} describes:
   * in a laboratory, documentation addresses can.
   */
  public boolean isGlobal(Dns dns) {
    return this == GLOBAL || (this == DOCUMENTATION && dns.allowsDocumentationAddresses());
  }

  /**
   * Whether it stands for a tunnel of its own, through servers of strangers: nobody can have
   * reverse DNS for such an address.
   */
  public boolean isTunnel() {
    return this == TEREDO || this == SIX_TO_FOUR;
  }

  /**
   * Whether a host elsewhere may meet {@code address} as a client. The others never cross the
   * Internet, so nobody is told to publish one; addresses for documentation stand for global ones.
   */
  public static boolean isSeenOutside(IpAddress address) {
    return switch (of(address.asClient())) {
      case GLOBAL, DOCUMENTATION, TEREDO, SIX_TO_FOUR -> true;
      case UNSPECIFIED, LOOPBACK, MAPPED, LINK_LOCAL, SITE_LOCAL, UNIQUE_LOCAL, PRIVATE -> false;
      case SHARED, TRANSLATED, DISCARD, BENCHMARKING, MULTICAST, RESERVED -> false;
    };
  }

  private record Block(IpAddress first, int length) {

    static Block of(String prefix) {
      int slash = prefix.indexOf('/');
      return new Block(
          IpAddress.of(prefix.substring(0, slash)), Integer.parseInt(prefix.substring(slash + 1)));
    }

    boolean holds(IpAddress address) {
      if (first instanceof Ip6Address prefix && address instanceof Ip6Address six) {
        return six.startsWith(prefix, length);
      }
      return first instanceof Ip4Address prefix
          && address instanceof Ip4Address four
          && (length == 0 || (four.bits() ^ prefix.bits()) >>> (32 - length) == 0);
    }
  }
}
