package fakereceiver.judge;

import fakereceiver.auth.dmarc.DmarcMethod;
import fakereceiver.auth.dmarc.PublicSuffixList;
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
 * @param dmarc how it finds the DMARC policy of a domain
 */
public record Receiver(
    DomainName hostName,
    Optional<IpAddress> address,
    List<DomainName> blocklists,
    DmarcMethod dmarc) {

  /** A receiver of which nothing is known. */
  public static final Receiver UNKNOWN = new Receiver(DomainName.ROOT, Optional.empty(), List.of());

  /** A receiver that walks the tree for DMARC (RFC 9989). */
  public Receiver(DomainName hostName, Optional<IpAddress> address, List<DomainName> blocklists) {
    this(hostName, address, blocklists, DmarcMethod.TREE_WALK);
  }

  /** Copies the list. */
  public Receiver {
    blocklists = List.copyOf(blocklists);
  }

  /** The same receiver with that Public Suffix List in place of its own, if it uses one. */
  public Receiver with(PublicSuffixList list) {
    return new Receiver(hostName, address, blocklists, dmarc.with(list));
  }
}
