package smtpprobe.rules.reverse;

import static java.util.stream.Collectors.toMap;

import fakereceiver.dns.DomainName;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Inspection;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import smtpprobe.reverse.Validation;
import smtpprobe.reverse.WorldDns;

/** Expired signatures, a DS record of an old key: most large receivers get no answer at all. */
final class DomainZoneBogus extends Inspection<WorldDns> {

  private static final DomainName ARPA = DomainName.of("arpa");

  private static final Comparator<DomainName> SHORTEST_FIRST =
      Comparator.comparing((DomainName name) -> name.labels().size())
          .thenComparing(DomainName::text);

  DomainZoneBogus() {
    super(
        new Card(
                "domain-zone-bogus",
                Owner.DNS,
                "DNSSEC of an own name is broken: resolvers that check it give no answer",
                "Sign the zone again, or bring the DS record at the registrar in line with its keys,"
                    + " or take the DS record away; if another resolver that checks DNSSEC answers"
                    + " (--dns-server), the one that was asked is at fault",
                "RFC 4035 section 5.5",
                "RFC 8914 section 4.7")
            .byHand("whoever runs the zone signs it"));
  }

  @Override
  public List<Finding> examine(WorldDns dns) {
    TreeMap<DomainName, Validation> bogus =
        dns.bogus().entrySet().stream()
            .filter(found -> !found.getKey().name().isAtOrBelow(ARPA))
            .collect(
                toMap(
                    found -> found.getKey().name(),
                    found -> found.getValue(),
                    (one, other) -> one,
                    () -> new TreeMap<>(SHORTEST_FIRST)));
    if (bogus.isEmpty()) {
      return one(
          "own names",
          dns.isWalked()
              ? Outcome.passed(Evidence.given("own names", "DNSSEC keeps back no answer"))
              : Outcome.skipped("name servers are not asked here"));
    }
    return each(
        bogus.entrySet(),
        found -> found.getKey().text(),
        found -> Outcome.failed(found.getValue().evidence()));
  }
}
