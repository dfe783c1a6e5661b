package fakereceiver.judge;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.IpRange;
import java.util.List;
import java.util.Optional;

/**
 * What rules may know of the receiver that an attempt goes to. Immutable.
 *
 * @param hostName its own name
 * @param address its own address, as far as known
 * @param blocklists the DNS lists that it asks
 * @param blocklistClients the clients for which it asks them; all, if empty
 * @param literals how it compares an address literal with the client address
 * @param ignoredMxAddresses addresses of MX hosts that it takes for none; if empty, those that are
 *     not global
 * @param takesIpv6 whether it takes mail over IPv6 at all
 */
public record Receiver(
    DomainName hostName,
    Optional<IpAddress> address,
    List<Blocklist> blocklists,
    List<IpRange> blocklistClients,
    LiteralReading literals,
    List<IpRange> ignoredMxAddresses,
    boolean takesIpv6) {

  /** A receiver of which nothing is known. */
  public static final Receiver UNKNOWN = named(DomainName.ROOT);

  /** Copies the lists. */
  public Receiver {
    blocklists = List.copyOf(blocklists);
    blocklistClients = List.copyOf(blocklistClients);
    ignoredMxAddresses = List.copyOf(ignoredMxAddresses);
  }

  /** A receiver of which only the name is known. */
  public static Receiver named(DomainName hostName) {
    return new Receiver(
        hostName, Optional.empty(), List.of(), List.of(), LiteralReading.ADDRESS, List.of(), true);
  }

  /** Whether it asks its DNS lists about {@code client}. */
  public boolean asksListsAbout(IpAddress client) {
    return blocklistClients.isEmpty()
        || blocklistClients.stream().anyMatch(range -> range.contains(client));
  }

  /** The same receiver at an address. */
  public Receiver at(IpAddress own) {
    return new Receiver(
        hostName,
        Optional.of(own),
        blocklists,
        blocklistClients,
        literals,
        ignoredMxAddresses,
        takesIpv6);
  }

  /** The same receiver, asking DNS lists. */
  public Receiver asking(List<Blocklist> lists) {
    return new Receiver(
        hostName, address, lists, blocklistClients, literals, ignoredMxAddresses, takesIpv6);
  }
}
