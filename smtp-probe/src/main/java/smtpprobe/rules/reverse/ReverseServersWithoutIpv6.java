package smtpprobe.rules.reverse;

import fakereceiver.dns.DomainName;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.reverse.NameServer;
import smtpprobe.reverse.Reverse;
import smtpprobe.reverse.ZoneCut;

/** Resolvers that have IPv6 only cannot find the name of the address. */
final class ReverseServersWithoutIpv6 extends ReverseRule {

  ReverseServersWithoutIpv6() {
    super(
        new Card(
            "reverse-servers-without-ipv6",
            Owner.REVERSE_ZONE,
            "No name server of the reverse zone has an IPv6 address",
            "Give at least one name server of the reverse zone an AAAA record",
            "RFC 3901 section 4"));
  }

  @Override
  Outcome look(Reverse reverse) {
    Evidence evidence = Evidence.NONE;
    for (ZoneCut cut : reverse.walk().cuts()) {
      if (cut.isOwned()) {
        DomainName zone = cut.zone();
        for (NameServer server : cut.servers()) {
          evidence =
              evidence.and(Evidence.given(zone + " NS " + server.name(), server.addresses()));
        }
        if (cut.servers().stream().anyMatch(NameServer::hasFour)
            && cut.servers().stream().noneMatch(NameServer::hasSix)) {
          return Outcome.failed(evidence);
        }
      }
    }
    return evidence.observations().isEmpty() ? notFound(reverse) : Outcome.passed(evidence);
  }
}
