package smtpprobe.rules.reverse;

import fakereceiver.finding.Card;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Inspection;
import fakereceiver.finding.Outcome;
import java.util.List;
import smtpprobe.reverse.Reverse;

/** A rule about the reverse DNS of one address. */
public abstract class ReverseRule extends Inspection<Reverse> {

  ReverseRule(Card card) {
    super(card);
  }

  @Override
  public final List<Finding> examine(Reverse reverse) {
    return one(reverse.source().text(), look(reverse));
  }

  abstract Outcome look(Reverse reverse);

  /** Whether servers that know the name give different answers. */
  static boolean isDisputed(Reverse reverse) {
    return reverse.walk().authorities().stream().map(a -> a.answer().data()).distinct().count() > 1;
  }

  /** For rules about servers that nobody has found. */
  static Outcome notFound(Reverse reverse) {
    return Outcome.skipped(
        "no name server that knows "
            + reverse.source()
            + " answered: reverse-record-missing shows the way");
  }
}
