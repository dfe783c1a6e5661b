package smtpprobe.rules.domain;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.ReverseDns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import smtpprobe.domain.MailDomain;
import smtpprobe.domain.MxHost;

/** MX hosts often send too, bounces for instance; one that only receives needs no name. */
final class MxReverseUnconfirmed extends MxHostRule {

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
  Outcome look(MailDomain domain, MxHost host) {
    if (host.reverse().isEmpty()) {
      return Outcome.skipped("no global IPv6 address of " + host.name() + " is known");
    }
    Evidence evidence = Evidence.NONE;
    List<String> failed = new ArrayList<>();
    boolean undecided = false;
    for (Map.Entry<Ip6Address, ReverseDns> entry : host.reverse().entrySet()) {
      ReverseDns reverse = entry.getValue();
      evidence = evidence.and(Evidence.of(reverse));
      if (reverse.iprev() == ReverseDns.Iprev.FAIL
          || reverse.iprev() == ReverseDns.Iprev.PERMERROR) {
        failed.add(entry.getKey().text());
      }
      undecided |= reverse.iprev() == ReverseDns.Iprev.TEMPERROR;
    }
    return !failed.isEmpty()
        ? Outcome.failed(evidence, remedy(failed, domain))
        : undecided ? Outcome.undecided(evidence) : Outcome.passed(evidence);
  }

  private static String remedy(List<String> failed, MailDomain domain) {
    Set<String> own =
        domain.spf().stream().map(check -> check.address().text()).collect(Collectors.toSet());
    return "Set a PTR record for "
        + String.join(" and ", failed)
        + " that names the host"
        + (own.containsAll(failed)
            ? ""
            : ", if mail leaves from there too; or take its AAAA record away, where no machine has"
                + " that address any more");
  }
}
