package fakereceiver.judge;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * What rules may know of the receiver that an attempt goes to.
 *
 * @param hostName its own name
 * @param address its own address, as far as known
 * @param blocklists the zones of the DNS lists that it asks (RFC 5782)
 */
public record Receiver(
    DomainName hostName, Optional<IpAddress> address, List<DomainName> blocklists) {

  /** A receiver of which nothing is known. */
  public static final Receiver UNKNOWN = new Receiver(DomainName.ROOT, Optional.empty(), List.of());

  /** Copies the list. */
  public Receiver {
    blocklists = List.copyOf(blocklists);
  }
}
