package fakereceiver.rules;

import fakereceiver.auth.dmarc.PublicSuffixList;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import java.util.List;

/** Which domains exist at the top of the public DNS, by the Public Suffix List. */
final class TopLevel {

  private TopLevel() {}

  /** Whether {@code name} is below a domain under which names are registered, so has an owner. */
  static boolean hasOwner(DomainName name, Dns dns) {
    List<String> labels = name.labels();
    return labels.size() > 1
        && exists(DomainName.of(labels.get(labels.size() - 1)), dns)
        && !PublicSuffixList.shipped().isSuffix(name);
  }

  /** Whether there is such a top-level domain. In a laboratory, those of RFC 2606 are as good. */
  static boolean exists(DomainName tld, Dns dns) {
    return PublicSuffixList.shipped().isListed(tld)
        || (dns.allowsDocumentationAddresses() && List.of("example", "test").contains(tld.text()));
  }
}
