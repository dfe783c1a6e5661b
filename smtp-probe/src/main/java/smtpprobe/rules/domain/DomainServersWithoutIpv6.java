package smtpprobe.rules.domain;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.reverse.NameServer;
import smtpprobe.reverse.Walk;

/** Resolvers that have IPv6 only cannot find the domain. */
final class DomainServersWithoutIpv6 extends DomainServersRule {

  DomainServersWithoutIpv6() {
    super(
        new Card(
            "domain-servers-without-ipv6",
            Owner.DNS,
            "No name server of the domain has an IPv6 address",
            "Give at least one name server of the domain an AAAA record, with glue where it"
                + " lies in the domain itself",
            "RFC 3901 section 4"));
  }

  @Override
  Outcome look(Walk walk) {
    Evidence evidence = Evidence.NONE;
    for (NameServer server : walk.last().servers()) {
      evidence = evidence.and(Evidence.given("NS " + server.name(), server.addresses()));
    }
    if (walk.last().servers().stream().anyMatch(NameServer::hasSix)) {
      return Outcome.passed(evidence);
    }
    return walk.last().servers().stream().anyMatch(NameServer::hasFour)
        ? Outcome.failed(evidence)
        : Outcome.undecided(walk.evidence().and(evidence));
  }
}
