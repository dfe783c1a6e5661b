package smtpprobe.rules.domain;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.domain.MailDomain;
import smtpprobe.domain.MxHost;

/** Senders that have IPv6 only cannot bring mail. */
final class MxWithoutIpv6 extends WholeDomainRule {

  MxWithoutIpv6() {
    super(
        new Card(
                "mx-without-ipv6",
                Owner.DNS,
                "No host that takes mail for the domain has an IPv6 address",
                "Give at least one MX host an AAAA record, once it listens and its packet filter"
                    + " lets port 25 in",
                "RFC 3974",
                "RFC 6540")
            .byHand("the hosts are others', and their owners can give them IPv6"));
  }

  @Override
  Outcome look(MailDomain domain) {
    Evidence evidence = Evidence.of(domain.mx());
    if (domain.mx().isUnavailable()) {
      return Outcome.undecided(evidence);
    }
    if (domain.hosts().isEmpty()) {
      return Outcome.skipped("no host takes mail for " + domain.name());
    }
    for (MxHost host : domain.hosts()) {
      evidence = evidence.and(Evidence.of(host.six()));
    }
    if (domain.hosts().stream().anyMatch(host -> host.six().isFound())) {
      return Outcome.passed(evidence);
    }
    return domain.hosts().stream().anyMatch(host -> host.six().isUnavailable())
        ? Outcome.undecided(evidence)
        : Outcome.failed(evidence);
  }
}
