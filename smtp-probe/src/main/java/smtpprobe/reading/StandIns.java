package smtpprobe.reading;

import fakereceiver.auth.dmarc.PublicSuffixList;
import fakereceiver.dns.AddressKind;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Which address or name for documentation stands for which real one: the same one each time, in the
 * order in which they turn up. Not safe for several threads.
 */
final class StandIns {

  private static final Set<String> KNOWN_LABELS =
      Set.of("mail", "mx", "mx1", "mx2", "smtp", "www", "ns", "ns1", "ns2", "imap", "mta-sts");
  private static final Set<String> KNOWN_USERS = Set.of("postmaster", "abuse", "mailer-daemon");
  private static final Set<String> FREE_DOMAINS =
      Set.of("example.com", "example.net", "example.org");
  private static final Set<String> FREE_ENDS = Set.of("example", "test", "invalid", "localhost");
  private static final long ALL4 = 0xffffffffL;

  private final PublicSuffixList suffixes = PublicSuffixList.shipped();
  private final Map<Object, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> counters = new HashMap<>();

  /** A number for {@code what} among things of its kind, from 1. */
  private int number(String kind, Object what) {
    return numbers.computeIfAbsent(List.of(kind, what), w -> counters.merge(kind, 1, Integer::sum));
  }

  /** The first 48 bits are numbered, the subnet stays, the identifier keeps its kind. */
  Ip6Address of(Ip6Address address) {
    long subnet = address.high() & 0xffff;
    long identifier = identifier(address.low());
    return switch (AddressKind.of(address)) {
      case UNSPECIFIED, LOOPBACK, DOCUMENTATION, DISCARD, BENCHMARKING, RESERVED -> address;
      case MULTICAST -> new Ip6Address(address.high(), address.low() & ~0xffffffL);
      case MAPPED, TRANSLATED ->
          new Ip6Address(address.high(), (address.low() & ~ALL4) | four(address.low()));
      case LINK_LOCAL -> new Ip6Address(address.high(), identifier);
      case SITE_LOCAL, UNIQUE_LOCAL ->
          new Ip6Address(
              0xfd00_0db8_0000_0000L | (prefixNumber("ULA", address) << 16) | subnet, identifier);
      case SIX_TO_FOUR ->
          new Ip6Address(
              (0x2002L << 48) | (four(address.high() >>> 16) << 16) | subnet, identifier);
      case TEREDO ->
          new Ip6Address(
              (0x2001L << 48) | four(address.high()),
              (address.low() & 0xffff_0000_0000_0000L)
                  | 0xffff_0000_0000L
                  | (~four(~address.low()) & ALL4));
      case PRIVATE, SHARED, GLOBAL ->
          new Ip6Address(
              0x2001_0db8_0000_0000L | (prefixNumber("global", address) << 16) | subnet,
              identifier);
    };
  }

  private long prefixNumber(String kind, Ip6Address address) {
    return number(kind, address.high() >>> 16) & 0xffff;
  }

  private long four(long bits) {
    return of(new Ip4Address((int) bits)).bits() & ALL4;
  }

  /** Short ones stay, they were set by hand; the others keep their kind only. */
  private long identifier(long low) {
    if (low >>> 16 == 0) {
      return low;
    }
    if ((low >>> 24 & 0xffff) == 0xfffe) {
      long mac = (low >>> 16 & 0xffff_ff00_0000L) | (low & 0xff_ffffL);
      return 0xff_fe00_0000L | (number("hardware", mac ^ 0x0200_0000_0000L) & 0xff_ffff);
    }
    return new SplittableRandom(number("identifier", low)).nextLong() | (1L << 62);
  }

  /** Private, loopback and documentation addresses stay; 600 others get a number. */
  Ip4Address of(Ip4Address address) {
    if (AddressKind.of(address) != AddressKind.GLOBAL) {
      return address;
    }
    int n = Math.min(number("IPv4", address.bits()), 3 * 254) - 1;
    int network = List.of(0xc0000200, 0xc6336400, 0xcb007100).get(n / 254);
    return new Ip4Address(network | (n % 254 + 1));
  }

  /** {@code 02:00:00:00:00:01}, and so on. */
  String ofHardware(String mac) {
    long bits = Long.parseLong(mac.replace(":", ""), 16);
    if (bits == 0 || bits == 0xffff_ffff_ffffL) {
      return mac;
    }
    int n = number("hardware", bits);
    return String.format(
        Locale.ROOT, "02:00:00:%02x:%02x:%02x", n >> 16 & 0xff, n >> 8 & 0xff, n & 0xff);
  }

  /** The registrable domain becomes a number below {@code example}; labels of services stay. */
  String of(DomainName name) {
    String text = name.text().toLowerCase(Locale.ROOT);
    if (FREE_ENDS.contains(text.substring(text.lastIndexOf('.') + 1))
        || FREE_DOMAINS.stream().anyMatch(d -> text.equals(d) || text.endsWith("." + d))) {
      return name.text();
    }
    DomainName domain = suffixes.registrableDomain(name).orElse(name);
    String below =
        name.labels().stream()
            .limit(Math.max(0, name.labels().size() - domain.labels().size()))
            .map(label -> ofLabel(label) + ".")
            .collect(Collectors.joining());
    return below + "domain" + number("domain", domain.text().toLowerCase(Locale.ROOT)) + ".example";
  }

  /** A host's own short name. */
  String ofLabel(String label) {
    String lower = label.toLowerCase(Locale.ROOT);
    return KNOWN_LABELS.contains(lower) || lower.startsWith("_") || lower.equals("localhost")
        ? lower
        : "host" + number("label", lower);
  }

  /** The local part of a mail address. */
  String ofUser(String user) {
    String lower = user.toLowerCase(Locale.ROOT);
    return KNOWN_USERS.contains(lower) ? lower : "user" + number("user", lower);
  }
}
