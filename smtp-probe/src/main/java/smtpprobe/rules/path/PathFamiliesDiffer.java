package smtpprobe.rules.path;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.path.Pair;

/** A receiver that treats the families differently hides half of a fault. */
final class PathFamiliesDiffer extends PairRule {

  PathFamiliesDiffer() {
    super(
        new Card(
            "path-families-differ",
            Owner.RECEIVER,
            "A receiver answers differently over IPv6 and over IPv4",
            "Put right what the first difference names; until then the mail server should be free"
                + " to choose the other family",
            "RFC 8305",
            "RFC 5321 section 5.1"));
  }

  @Override
  Outcome look(Pair pair) {
    Evidence evidence = pair.six().evidence().and(pair.four().evidence());
    return pair.difference()
        .map(d -> Outcome.failed(evidence.and(Evidence.given("first difference,", d))))
        .orElse(Outcome.passed(evidence));
  }
}
