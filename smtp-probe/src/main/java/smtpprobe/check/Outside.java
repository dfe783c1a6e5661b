package smtpprobe.check;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.Endpoint;
import fakereceiver.dns.IpAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import smtpprobe.domain.PolicyFetch;
import smtpprobe.reverse.Places;

/**
 * What the surveys beyond the host may do, and what they are to look for. Immutable.
 *
 * @param resolvers the resolvers, for questions about DNSSEC; none with zones in memory
 * @param places where addresses are, in a laboratory
 * @param roots the servers of the root zone; empty when name servers are not to be asked
 * @param whyNoWalk why they are not, in that case
 * @param whyNoPath why no receiver is to be visited, if so
 * @param policies where MTA-STS policies come from
 * @param selectors the DKIM selectors that the user named
 * @param lists the DNS lists that the user named
 * @param receiver the user's own receiver for large messages
 */
public record Outside(
    List<InetSocketAddress> resolvers,
    Places places,
    List<IpAddress> roots,
    String whyNoWalk,
    Optional<String> whyNoPath,
    PolicyFetch policies,
    List<String> selectors,
    List<DomainName> lists,
    Optional<Endpoint> receiver) {

  public Outside {
    resolvers = List.copyOf(resolvers);
    roots = List.copyOf(roots);
    selectors = List.copyOf(selectors);
    lists = List.copyOf(lists);
  }
}
