package smtpprobe.rules.domain;

import fakereceiver.dns.Ip6Address;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.reverse.NameServer;
import smtpprobe.reverse.Walk;

/** A server inside its own zone can be found only by what the zone above says. */
final class DomainGlueMissing extends DomainServersRule {

  DomainGlueMissing() {
    super(
        new Card(
            "domain-glue-missing",
            Owner.DNS,
            "A name server inside the domain has an IPv6 address that the zone above does not"
                + " know (glue)",
            "Add the IPv6 address of the name server at the registrar, as a host object",
            "RFC 9471",
            "RFC 1034 section 4.2.1"));
  }

  @Override
  Outcome look(Walk walk) {
    Evidence evidence = Evidence.NONE;
    boolean missing = false;
    for (NameServer server : walk.last().servers()) {
      if (server.name().isAtOrBelow(walk.last().zone())) {
        boolean glued = server.glue().stream().anyMatch(Ip6Address.class::isInstance);
        missing |= server.hasSix() && !glued;
        evidence =
            evidence
                .and(Evidence.given(server.name() + " has", server.addresses()))
                .and(Evidence.given("the zone above knows", server.glue()));
      }
    }
    if (evidence.observations().isEmpty()) {
      return Outcome.skipped("no name server lies inside the domain");
    }
    return missing ? Outcome.failed(evidence) : Outcome.passed(evidence);
  }
}
