package smtpprobe.rules.path;

import fakereceiver.finding.Card;
import fakereceiver.finding.Inspection;
import fakereceiver.finding.Outcome;
import smtpprobe.path.Path;

/** A rule about the way to the servers of the recipients. */
public abstract class PathRule extends Inspection<Path> {

  static final Outcome WITHOUT_FOUR = Outcome.skipped("this host seems to have no IPv4");

  PathRule(Card card) {
    super(card);
  }
}
