package smtpprobe.selection;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;

/**
 * An address that a connection could leave from.
 *
 * @param address the address
 * @param prefixLength how many bits of it are the prefix on its link
 * @param device the name of its interface; empty text when that does not matter
 * @param deprecated whether its preferred lifetime is over (RFC 4862 section 5.5.4)
 * @param temporary whether it is a temporary address (RFC 8981)
 * @param careOf whether it is a care-of address and not a home address (RFC 6275)
 */
public record Candidate(
    IpAddress address,
    int prefixLength,
    String device,
    boolean deprecated,
    boolean temporary,
    boolean careOf) {

  /** A preferred, lasting address on a /64 of no interface in particular. */
  public static Candidate of(IpAddress address) {
    return new Candidate(address, address instanceof Ip4Address ? 32 : 64, "", false, false, false);
  }

  /** The leading bits that it shares with {@code other}, its prefix length at most. */
  int commonBits(IpAddress other) {
    return address instanceof Ip6Address mine && other instanceof Ip6Address theirs
        ? Math.min(prefixLength, Policy.commonBits(mine, theirs))
        : 0;
  }
}
