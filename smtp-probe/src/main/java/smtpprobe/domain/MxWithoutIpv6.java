package smtpprobe.domain;

import fakereceiver.judge.Evidence;
import fakereceiver.judge.Outcome;

/** Senders that have IPv6 only cannot bring mail. */
final class MxWithoutIpv6 extends DomainRule {

  MxWithoutIpv6() {
    super(
        "mx-without-ipv6",
        "No host that takes mail for the domain has an IPv6 address",
        "Give at least one MX host an AAAA record, once it listens and its packet filter lets port 25 in",
        "RFC 3974",
        "RFC 6540");
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
