package smtpprobe.rules.host;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.Mx;
import fakereceiver.finding.Evidence;
import java.util.List;
import java.util.Optional;
import smtpprobe.sender.Host;

/**
 * An MX host of the domain that leads to this very host over IPv6. Immutable.
 *
 * @param name the MX host
 * @param address its address, one of this host
 * @param evidence the records that say so
 */
record OwnMx(DomainName name, Ip6Address address, Evidence evidence) {

  private static final int MAX_HOSTS = 10;

  /**
   * The first by preference; the domain itself where it has no MX record (RFC 5321 section 5.1).
   */
  static Optional<OwnMx> of(Host host, Dns dns, DomainName domain) {
    Answer<Mx> mx = dns.mx(domain);
    List<DomainName> names =
        mx.isFound()
            ? mx.records().stream()
                .filter(record -> !record.isNull())
                .sorted((a, b) -> Integer.compare(a.preference(), b.preference()))
                .map(Mx::exchange)
                .limit(MAX_HOSTS)
                .toList()
            : mx.isUnavailable() ? List.of() : List.of(domain);
    for (DomainName name : names) {
      Answer<Ip6Address> six = dns.aaaa(name);
      for (Ip6Address address : six.records()) {
        if (host.facts().address(address).isPresent()) {
          return Optional.of(new OwnMx(name, address, Evidence.of(List.of(mx, six))));
        }
      }
    }
    return Optional.empty();
  }
}
