package smtpprobe.selection;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;

/**
 * How far an address reaches (RFC 6724 section 3.1): the numbers are those of multicast scopes (RFC
 * 7346), and smaller is narrower.
 */
final class Scope {

  static final int LINK_LOCAL = 2;
  static final int SITE_LOCAL = 5;
  static final int GLOBAL = 14;

  private Scope() {}

  static int of(IpAddress address) {
    if (address instanceof Ip4Address four) {
      int bits = four.bits();
      return bits >>> 24 == 127 || bits >>> 16 == (169 << 8 | 254) ? LINK_LOCAL : GLOBAL;
    }
    Ip6Address six = (Ip6Address) address;
    if (six.high() >>> 56 == 0xff) {
      return (int) (six.high() >>> 48) & 0xf;
    }
    if (six.isLoopback() || six.high() >>> 54 == 0xfe80 >>> 6) {
      return LINK_LOCAL;
    }
    return six.high() >>> 54 == 0xfec0 >>> 6 ? SITE_LOCAL : GLOBAL;
  }
}
