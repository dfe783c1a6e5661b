package smtpprobe.rules.domain;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.ReverseDns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import smtpprobe.domain.MailDomain;

/** MX hosts often send too, bounces for instance; one that only receives needs no name. */
final class MxReverseUnconfirmed extends DomainRule {

  MxReverseUnconfirmed() {
    super(
        new Card(
                "mx-reverse-unconfirmed",
                Owner.DNS,
                "An MX host has an IPv6 address whose reverse DNS does not lead back to it",
                "Set a PTR record for the address that names the host, if mail leaves from it too",
                "RFC 1912 section 2.1",
                "RFC 8601 section 3")
            .byHand("a server that only receives needs none")
            .asNote());
  }

  @Override
  public List<Finding> examine(MailDomain domain) {
    return hosts(
        domain,
        host -> {
          if (host.reverse().isEmpty()) {
            return Outcome.skipped("no IPv6 address of " + host.name() + " is known");
          }
          Evidence evidence = Evidence.NONE;
          List<String> unconfirmed = new ArrayList<>();
          boolean undecided = false;
          for (Map.Entry<Ip6Address, ReverseDns> one : host.reverse().entrySet()) {
            ReverseDns reverse = one.getValue();
            evidence = evidence.and(Evidence.of(reverse));
            if (reverse.iprev() == ReverseDns.Iprev.FAIL
                || reverse.iprev() == ReverseDns.Iprev.PERMERROR) {
              unconfirmed.add(one.getKey().text());
            }
            undecided |= reverse.iprev() == ReverseDns.Iprev.TEMPERROR;
          }
          return unconfirmed.isEmpty()
              ? undecided ? Outcome.undecided(evidence) : Outcome.passed(evidence)
              : Outcome.failed(
                  evidence,
                  "If mail leaves from it too, set a PTR record for "
                      + String.join(" and ", unconfirmed)
                      + " that names "
                      + host.name().text());
        });
  }
}
