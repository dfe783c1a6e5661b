package smtpprobe.rules.path;

import fakereceiver.finding.Card;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import java.util.List;
import smtpprobe.path.Pair;
import smtpprobe.path.Path;

/** A rule that compares the visits to a server over both families. */
abstract class PairRule extends PathRule {

  PairRule(Card card) {
    super(card);
  }

  @Override
  public final List<Finding> examine(Path path) {
    if (path.pairs().isEmpty()) {
      return one("recipients", Outcome.skipped("no server was visited over both families"));
    }
    return each(
        path.pairs(),
        pair -> pair.six().host(),
        pair -> path.isWithoutFour() ? WITHOUT_FOUR : look(pair));
  }

  abstract Outcome look(Pair pair);
}
