package smtpprobe.host;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Ip6Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import smtpprobe.selection.Candidate;

/**
 * An IPv6 address of a host. Immutable.
 *
 * @param address the address
 * @param prefixLength the bits of its prefix, as it is set on the interface
 * @param device the interface
 * @param flags what the kernel says of it
 * @param preferredFor what is left of its preferred lifetime; empty when that has no end, or is not
 *     known
 */
public record HostAddress(
    Ip6Address address,
    int prefixLength,
    String device,
    Set<AddressFlag> flags,
    Optional<Duration> preferredFor) {

  /** Where the lower half of an address comes from. */
  public enum Origin {
    /** Set by hand. */
    STATIC("static"),
    /** Made anew every day (RFC 8981). */
    TEMPORARY("temporary"),
    /** Made from the hardware address (RFC 4291 appendix A). */
    EUI64("SLAAC, EUI-64"),
    /** Opaque, the same as long as the prefix is (RFC 7217). */
    STABLE_PRIVACY("SLAAC, stable-privacy"),
    /** From a DHCPv6 server, for as long as it says so. */
    LEASE("DHCPv6 lease"),
    /** From SLAAC or DHCPv6: it has a lifetime, and no more is known. */
    DYNAMIC("dynamic");

    private final String words;

    Origin(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }

  /** DHCPv6 hands out single addresses; SLAAC knows prefixes of 64 bits only. */
  private static final int LEASED = 128;

  /** Routers and DHCPv6 servers renew what is to stay long before this is left. */
  private static final Duration ABOUT_TO_END = Duration.ofMinutes(5);

  public HostAddress {
    flags = Set.copyOf(flags);
  }

  /** An address set by hand, in use. */
  public static HostAddress fixed(Ip6Address address, int prefixLength, String device) {
    return new HostAddress(
        address, prefixLength, device, Set.of(AddressFlag.PERMANENT), Optional.empty());
  }

  public boolean is(AddressFlag flag) {
    return flags.contains(flag);
  }

  /** The range that it lies in. */
  public AddressKind kind() {
    return AddressKind.of(address);
  }

  /** How it came about. */
  public Origin origin() {
    if (is(AddressFlag.TEMPORARY)) {
      return Origin.TEMPORARY;
    }
    if (is(AddressFlag.PERMANENT)) {
      return Origin.STATIC;
    }
    if (is(AddressFlag.STABLE_PRIVACY)) {
      return Origin.STABLE_PRIVACY;
    }
    if (prefixLength == LEASED) {
      return Origin.LEASE;
    }
    return address.hasEui64() ? Origin.EUI64 : Origin.DYNAMIC;
  }

  /**
   * Whether it will be there next month, as far as can be seen: nothing temporary, no lease, and
   * not deprecated, unless somebody set it by hand to be so.
   */
  public boolean isLasting() {
    return switch (origin()) {
      case STATIC -> true;
      case TEMPORARY, LEASE -> false;
      case EUI64, STABLE_PRIVACY, DYNAMIC ->
          !is(AddressFlag.DEPRECATED)
              && preferredFor.filter(left -> left.compareTo(ABOUT_TO_END) < 0).isEmpty();
    };
  }

  /** Whether a connection can leave from it: detection is over and found no other host. */
  public boolean isUsable() {
    return !is(AddressFlag.DADFAILED) && (!is(AddressFlag.TENTATIVE) || is(AddressFlag.OPTIMISTIC));
  }

  /** Whether it reaches beyond its link, as far as its range tells. */
  public boolean isBeyondLink() {
    return switch (kind()) {
      case UNSPECIFIED, LOOPBACK, LINK_LOCAL, MULTICAST, MAPPED, DISCARD -> false;
      default -> true;
    };
  }

  /** As a candidate for RFC 6724. */
  public Candidate candidate() {
    return new Candidate(
        address,
        prefixLength,
        device,
        is(AddressFlag.DEPRECATED),
        is(AddressFlag.TEMPORARY),
        false);
  }

  /** Its origin, its range when that is special, and its state: {@code temporary, deprecated}. */
  public String words() {
    List<String> words = new ArrayList<>();
    switch (kind()) {
      case GLOBAL, DOCUMENTATION -> words.add("global");
      case UNIQUE_LOCAL -> words.add("ULA");
      case LINK_LOCAL -> words.add("link-local");
      case TEREDO -> words.add("Teredo tunnel");
      case SIX_TO_FOUR -> words.add("6to4 tunnel");
      case LOOPBACK -> words.add("loopback");
      default -> words.add(kind().words().replaceFirst("^an? ", ""));
    }
    words.add(origin().words());
    for (AddressFlag flag :
        List.of(AddressFlag.DEPRECATED, AddressFlag.TENTATIVE, AddressFlag.DADFAILED)) {
      if (is(flag)) {
        words.add(flag.word());
      }
    }
    return String.join(", ", words);
  }
}
