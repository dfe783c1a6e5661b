package smtpprobe.sender;

import fakereceiver.auth.dmarc.PublicSuffixList;
import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.Mx;
import java.util.List;

/** Names of other machines than this host. */
final class OtherMachine {

  private static final int LAN = 64;

  private OtherMachine() {}

  /**
   * Whether a name is one: it leads to IPv6 addresses, and none is in a network of the addresses
   * {@code own} (a stale record is in one of them); or to none, and may be a web server's.
   */
  static boolean has(DomainName name, List<Ip6Address> own, Dns dns) {
    Answer<Ip6Address> there = dns.aaaa(name);
    if (there.records().isEmpty()) {
      return !there.isUnavailable() && isBareDomain(name, own, dns);
    }
    return !own.isEmpty()
        && own.stream()
            .noneMatch(a -> there.records().stream().anyMatch(one -> one.startsWith(a, LAN)));
  }

  /**
   * Whether it is a domain as it was registered whose mail goes to hosts with names of their own,
   * and reverse DNS does not say that it is the name of this one.
   */
  private static boolean isBareDomain(DomainName name, List<Ip6Address> own, Dns dns) {
    List<Mx> hosts = dns.mx(name).records();
    return PublicSuffixList.shipped().organizationalDomain(name).equals(name)
        && !hosts.isEmpty()
        && hosts.stream().noneMatch(mx -> mx.isNull() || mx.exchange().equals(name))
        && own.stream()
            .limit(Host.MAX_ASKED)
            .noneMatch(address -> dns.ptr(address).records().contains(name));
  }
}
