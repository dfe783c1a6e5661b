package smtpprobe.routing;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import java.util.Optional;

/**
 * One address of one mail server.
 *
 * @param name the name that led to it, if it was not given as an address
 * @param address where to connect
 * @param port the TCP port
 */
public record Target(Optional<DomainName> name, IpAddress address, int port) {

  /** {@code mx.example.net [2001:db8::25]:25}. */
  @Override
  public String toString() {
    String place = "[" + address + "]:" + port;
    return name.map(n -> n + " " + place).orElse(place);
  }
}
