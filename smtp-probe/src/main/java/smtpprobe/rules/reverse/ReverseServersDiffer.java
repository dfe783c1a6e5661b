package smtpprobe.rules.reverse;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.Set;
import java.util.TreeSet;
import smtpprobe.reverse.Asked;
import smtpprobe.reverse.Reverse;
import smtpprobe.reverse.Walk;

/** The zone and the one above it do not agree on who serves it. */
final class ReverseServersDiffer extends ReverseRule {

  ReverseServersDiffer() {
    super(
        new Card(
            "reverse-servers-differ",
            Owner.REVERSE_ZONE,
            "The reverse zone names other name servers than the zone above it does",
            "Make the NS records of the zone and those of the delegation above it the same",
            "RFC 1034 section 4.2.2"));
  }

  @Override
  Outcome look(Reverse reverse) {
    Walk walk = reverse.walk();
    Set<String> above = new TreeSet<>();
    walk.last().servers().forEach(s -> above.add(s.name().text()));
    if (walk.soa().filter(soa -> soa.name().equals(walk.last().zone())).isEmpty()) {
      return Outcome.skipped(
          walk.end().isPresent()
              ? "no server knows the reverse zone"
              : "the same servers know the zone above, and show no delegation");
    }
    Evidence evidence = Evidence.given("named by the zone above", above);
    boolean differ = false;
    for (Asked asked : walk.ownServers()) {
      if (asked.answer().isAuthoritative() && !asked.answer().records().isEmpty()) {
        Set<String> own = new TreeSet<>();
        asked.answer().records().forEach(r -> r.target().ifPresent(n -> own.add(n.text())));
        evidence = evidence.and(asked.evidence());
        differ |= !own.equals(above);
      }
    }
    return differ ? Outcome.failed(evidence) : Outcome.passed(evidence);
  }
}
