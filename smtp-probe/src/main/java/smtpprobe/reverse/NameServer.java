package smtpprobe.reverse;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.util.List;

/**
 * A name server of a zone, as the zone above names it. Immutable.
 *
 * @param name its name
 * @param addresses its addresses of both families, at most a few
 * @param glue those of them that the zone above has itself
 * @param known whether DNS told all of its addresses, or that there are none
 */
public record NameServer(
    DomainName name, List<IpAddress> addresses, List<IpAddress> glue, boolean known) {

  public NameServer {
    addresses = List.copyOf(addresses);
    glue = List.copyOf(glue);
  }

  /** DNS may know more addresses. */
  public NameServer(DomainName name, List<IpAddress> addresses, List<IpAddress> glue) {
    this(name, addresses, glue, false);
  }

  /** Whether there is no such host, or none with an address. */
  public boolean isNowhere() {
    return known && addresses.isEmpty();
  }

  /** Whether it has an IPv6 address. */
  public boolean hasSix() {
    return addresses.stream().anyMatch(Ip6Address.class::isInstance);
  }

  /** Whether it has an IPv4 address. */
  public boolean hasFour() {
    return addresses.stream().anyMatch(Ip4Address.class::isInstance);
  }
}
