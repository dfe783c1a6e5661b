package smtpprobe.delegation;

import fakereceiver.judge.Outcome;
import java.util.List;
import smtpprobe.finding.Finding;
import smtpprobe.finding.Inspection;

/** A rule about the reverse DNS of one address. */
public abstract class ReverseRule extends Inspection<Reverse> {

  private static final String NOBODY = "reverse-record-missing";

  ReverseRule(String id, String fault, String remedy, String... references) {
    super(id, fault, remedy, references);
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
