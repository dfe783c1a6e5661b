package smtpprobe.sender;

import fakereceiver.auth.dmarc.PublicSuffixList;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Mx;
import java.util.List;

/** A domain as it was registered, which may lead to a web server and is no host of mail. */
final class BareDomain {

  private BareDomain() {}

  /** Whether the name is one, and its mail goes to hosts with names of their own. */
  static boolean isNoHost(DomainName name, Dns dns) {
    List<Mx> hosts = dns.mx(name).records();
    return PublicSuffixList.shipped().organizationalDomain(name).equals(name)
        && !hosts.isEmpty()
        && hosts.stream().noneMatch(mx -> mx.exchange().equals(name));
  }
}
