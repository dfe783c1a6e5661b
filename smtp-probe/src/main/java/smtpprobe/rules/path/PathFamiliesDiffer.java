package smtpprobe.rules.path;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import smtpprobe.path.Pair;
import smtpprobe.path.Path;

/** A receiver that treats the families differently hides half of a fault. */
final class PathFamiliesDiffer extends PathRule {

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
  public List<Finding> examine(Path path) {
    return path.pairs().isEmpty()
        ? one("recipients", Outcome.skipped("no server was visited over both families"))
        : each(path.pairs(), p -> p.six().host(), p -> look(path, p));
  }

  private static Outcome look(Path path, Pair pair) {
    if (path.isWithoutFour()) {
      return Outcome.skipped("this host seems to have no IPv4");
    }
    Evidence evidence = pair.six().evidence().and(pair.four().evidence());
    return pair.difference()
        .map(d -> Outcome.failed(evidence.and(Evidence.given("first difference,", d))))
        .orElse(Outcome.passed(evidence));
  }
}
