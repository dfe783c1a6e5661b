package fakereceiver.judge;

import fakereceiver.auth.dkim.Dkim;
import fakereceiver.auth.dmarc.DmarcMethod;
import fakereceiver.auth.dmarc.PublicSuffixList;
import fakereceiver.auth.signature.Algorithm;
import fakereceiver.auth.spf.SpfReading;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.IpRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
 * @param dmarc how it finds the DMARC policy of a domain
 * @param badHeloAddresses addresses that it holds against a client that greets with one
 * @param spf how it evaluates SPF
 * @param dkim the algorithms of signatures that it verifies; others count like none (RFC 6376)
 * @param takesIpv6 whether it takes mail over IPv6 at all
 */
public record Receiver(
    DomainName hostName,
    Optional<IpAddress> address,
    List<Blocklist> blocklists,
    List<IpRange> blocklistClients,
    LiteralReading literals,
    List<IpRange> ignoredMxAddresses,
    DmarcMethod dmarc,
    List<IpRange> badHeloAddresses,
    SpfReading spf,
    Set<Algorithm> dkim,
    boolean takesIpv6) {

  /** A receiver of which nothing is known. */
  public static final Receiver UNKNOWN = named(DomainName.ROOT);

  public Receiver {
    blocklists = List.copyOf(blocklists);
    blocklistClients = List.copyOf(blocklistClients);
    ignoredMxAddresses = List.copyOf(ignoredMxAddresses);
    badHeloAddresses = List.copyOf(badHeloAddresses);
    dkim = Set.copyOf(dkim);
  }

  /** A receiver of which only the name is known. */
  public static Receiver named(DomainName hostName) {
    return new Receiver(
        hostName,
        Optional.empty(),
        List.of(),
        List.of(),
        LiteralReading.ADDRESS,
        List.of(),
        DmarcMethod.TREE_WALK,
        List.of(),
        SpfReading.RFC7208,
        Dkim.ALGORITHMS,
        true);
  }

  /** Whether it asks its DNS lists about {@code client}. */
  public boolean asksListsAbout(IpAddress client) {
    return blocklistClients.isEmpty()
        || blocklistClients.stream().anyMatch(range -> range.contains(client));
  }

  /** The same receiver at an address. */
  public Receiver at(IpAddress own) {
    return copy(Optional.of(own), blocklists, dmarc);
  }

  /** The same receiver, asking DNS lists. */
  public Receiver asking(List<Blocklist> lists) {
    return copy(address, lists, dmarc);
  }

  /** The same receiver with that Public Suffix List in place of its own, if it uses one. */
  public Receiver with(PublicSuffixList list) {
    return copy(address, blocklists, dmarc.with(list));
  }

  private Receiver copy(Optional<IpAddress> own, List<Blocklist> lists, DmarcMethod method) {
    return new Receiver(
        hostName,
        own,
        lists,
        blocklistClients,
        literals,
        ignoredMxAddresses,
        method,
        badHeloAddresses,
        spf,
        dkim,
        takesIpv6);
  }
}
