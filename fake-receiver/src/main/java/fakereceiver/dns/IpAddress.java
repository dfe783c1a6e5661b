package fakereceiver.dns;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * An address of either family, compared by its bits.
 *
 * <p>No lookup ever happens here: text that is not an address literal is refused. Immutable.
 */
public sealed interface IpAddress permits Ip4Address, Ip6Address {

  /** Reads an IPv6 address (RFC 4291 section 2.2, no zone id, no brackets) or a dotted quad. */
  static Optional<IpAddress> parse(String text) {
    return text.indexOf(':') >= 0
        ? Ip6Address.parse(text).map(IpAddress.class::cast)
        : Ip4Address.parse(text).map(IpAddress.class::cast);
  }

  /**
   * The same for text that ought to be right.
   *
   * @throws IllegalArgumentException when it is not an address
   */
  static IpAddress of(String text) {
    return parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"" + text + "\" is not an IP address, expected one such as 2001:db8::25"));
  }

  /** The address of a socket; a scope id is left out. */
  static IpAddress of(InetAddress address) {
    if (address instanceof Inet4Address) {
      return Ip4Address.ofBytes(address.getAddress());
    }
    if (address instanceof Inet6Address) {
      return Ip6Address.ofBytes(address.getAddress());
    }
    throw new IllegalArgumentException("neither an IPv4 nor an IPv6 address: " + address);
  }

  /** Canonical text: RFC 5952 for IPv6, a dotted quad for IPv4. */
  String text();

  /** The address in network byte order: 16 or 4 bytes. */
  byte[] bytes();

  /**
   * The labels of the reverse name without its suffix, as DNS lists take them (RFC 5782): 32
   * nibbles or 4 decimal octets, least significant first.
   */
  String reverseLabels();

  /** The name to ask for PTR records, under {@code ip6.arpa} or {@code in-addr.arpa}. */
  DomainName reverseName();

  /** The record type that leads from a name to an address of this family. */
  RecordType<? extends IpAddress> forwardType();

  /**
   * The client of this address as servers see it. An IPv4-mapped address is never on the wire: it
   * is how a socket of both families names an IPv4 client (RFC 4291 section 2.5.5.2).
   */
  default IpAddress asClient() {
    return this;
  }

  /** Whether this is a loopback address. */
  boolean isLoopback();

  /** The same address for the socket API, without a lookup. */
  default InetAddress toInetAddress() {
    try {
      return InetAddress.getByAddress(bytes());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }
}
