package smtpprobe.rules.reverse;

import fakereceiver.finding.Card;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Inspection;
import fakereceiver.finding.Outcome;
import java.util.List;
import smtpprobe.reverse.Reverse;

/** A rule about the reverse DNS of one address. */
public abstract class ReverseRule extends Inspection<Reverse> {

  private static final String NOBODY = "reverse-record-missing";

  ReverseRule(Card card) {
    super(card);
  }

  @Override
  public final List<Finding> examine(Reverse reverse) {
    return one(reverse.source().text(), look(reverse));
  }

  abstract Outcome look(Reverse reverse);

  /** For rules about servers that nobody has found. */
  static Outcome notFound(Reverse reverse) {
    return Outcome.skipped(
        "no name server that knows "
            + reverse.source()
            + " answered: "
            + NOBODY
            + " shows the way");
  }
}
