package fakereceiver.judge;

import java.util.List;

/**
 * What of the receiver a rule looks at: what it finds for one receiver, it finds for all that are
 * alike in this.
 */
public enum Heed {
  /** Nothing, as most rules. */
  NOTHING,
  /** Its own name and address. */
  NAME,
  /** Whether it takes mail over IPv6. */
  IPV6,
  /** The DNS lists that it asks, and about whom. */
  BLOCKLISTS,
  /** How it compares an address literal. */
  LITERALS,
  /** The addresses that nobody may greet with. */
  BAD_HELO_ADDRESSES,
  /** The addresses of MX hosts that it ignores. */
  MX_ADDRESSES,
  /**
   * How it evaluates SPF, DKIM and DMARC. Its name, which an explanation may tell, is none of this:
   * see {@link fakereceiver.dns.Dns#ofThisMoment}.
   */
  AUTHENTICATION;

  /** That part of a receiver. */
  Object of(Receiver receiver) {
    return switch (this) {
      case NOTHING -> "";
      case NAME -> List.of(receiver.hostName(), receiver.address());
      case IPV6 -> receiver.takesIpv6();
      case BLOCKLISTS -> List.of(receiver.blocklists(), receiver.blocklistClients());
      case LITERALS -> receiver.literals();
      case BAD_HELO_ADDRESSES -> receiver.badHeloAddresses();
      case MX_ADDRESSES -> receiver.ignoredMxAddresses();
      case AUTHENTICATION -> List.of(receiver.spf(), receiver.dkim(), receiver.dmarc());
    };
  }
}
