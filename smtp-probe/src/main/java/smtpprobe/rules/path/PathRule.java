package smtpprobe.rules.path;

import fakereceiver.finding.Card;
import fakereceiver.finding.Inspection;
import fakereceiver.finding.Outcome;
import smtpprobe.dialogue.Introduction.Reach;
import smtpprobe.path.Contact;
import smtpprobe.path.Path;

/** A rule about the way to the servers of the recipients: it looks at each visit. */
public abstract class PathRule extends Inspection<Path> {

  PathRule(Card card) {
    super(card);
  }

  /** Whether the connection ended in that way, for rules about one way. */
  static Outcome ended(Path path, Contact contact, Reach how) {
    if (!contact.isSix() && path.isWithoutFour()) {
      return Outcome.skipped("this host seems to have no IPv4");
    }
    return contact.visit().reach() == how
        ? Outcome.failed(contact.evidence())
        : Outcome.passed(contact.evidence());
  }
}
