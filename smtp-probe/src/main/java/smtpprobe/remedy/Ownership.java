package smtpprobe.remedy;

import fakereceiver.auth.dmarc.PublicSuffixList;
import fakereceiver.auth.spf.SpfRecord;
import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.Mx;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a domain is likely to be that of whoever runs the host. A forwarder sends with the
 * addresses of others, and nobody but their owner can change what DNS says of them.
 */
public final class Ownership {

  private Ownership() {}

  /**
   * Whether something ties the domain to the host: the name that it greets with, a mail host of the
   * domain, or what its SPF record names. True where DNS does not say, and where the domain has no
   * mail host elsewhere that could be somebody else's.
   */
  public static boolean isOwn(
      DomainName domain,
      Optional<DomainName> greeting,
      Optional<? extends IpAddress> source,
      Dns dns) {
    if (greeting.isEmpty()) {
      return true;
    }
    DomainName own = organization(greeting.get());
    if (organization(domain).equals(own)) {
      return true;
    }
    Answer<Mx> mx = dns.mx(domain);
    Answer<String> texts = dns.txt(domain);
    return mx.isUnavailable()
        || texts.isUnavailable()
        || mx.records().stream().noneMatch(one -> isElsewhere(one.exchange(), dns))
        || mx.records().stream().anyMatch(one -> leadsTo(one.exchange(), own, source, dns))
        || texts.records().stream()
            .filter(SpfRecord::isOne)
            .anyMatch(record -> record.toLowerCase(Locale.ROOT).contains(own.text()));
  }

  private static boolean isElsewhere(DomainName exchange, Dns dns) {
    return Stream.concat(dns.aaaa(exchange).records().stream(), dns.a(exchange).records().stream())
        .map(IpAddress.class::cast)
        .anyMatch(AddressKind::isSeenOutside);
  }

  private static boolean leadsTo(
      DomainName exchange, DomainName own, Optional<? extends IpAddress> source, Dns dns) {
    return organization(exchange).equals(own)
        || source
            .filter(
                address ->
                    dns.aaaa(exchange).records().contains(address)
                        || dns.a(exchange).records().contains(address))
            .isPresent();
  }

  static DomainName organization(DomainName name) {
    return PublicSuffixList.shipped().organizationalDomain(name);
  }
}
