package smtpprobe.rules.domain;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Ip6Address;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.domain.MailDomain;
import smtpprobe.domain.MxHost;

/** Nobody outside can reach it. */
final class MxAddressNotGlobal extends MxHostRule {

  MxAddressNotGlobal() {
    super(
        new Card(
            "mx-address-not-global",
            Owner.DNS,
            "An MX host has an IPv6 address that cannot be reached from the Internet",
            "Publish a global address for the MX host, and take the other one out of public DNS",
            "RFC 6890",
            "RFC 4193"));
  }

  @Override
  Outcome look(MailDomain domain, MxHost host) {
    if (host.six().isUnavailable()) {
      return Outcome.undecided(Evidence.of(host.six()));
    }
    if (!host.six().isFound()) {
      return Outcome.skipped(host.name() + " has no IPv6 address");
    }
    Evidence evidence = Evidence.of(host.six());
    boolean bad = false;
    for (Ip6Address address : host.six().records()) {
      AddressKind kind = AddressKind.of(address);
      if (kind != AddressKind.GLOBAL && !(domain.lab() && kind == AddressKind.DOCUMENTATION)) {
        bad = true;
        evidence = evidence.and(Evidence.given(address.text(), "is " + kind.words()));
      }
    }
    return bad ? Outcome.failed(evidence) : Outcome.passed(evidence);
  }
}
