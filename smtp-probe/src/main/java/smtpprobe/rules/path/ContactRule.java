package smtpprobe.rules.path;

import fakereceiver.finding.Card;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import java.util.List;
import smtpprobe.dialogue.Introduction.Reach;
import smtpprobe.path.Contact;
import smtpprobe.path.Path;

/** A rule that looks at each visit to a server. */
abstract class ContactRule extends PathRule {

  ContactRule(Card card) {
    super(card);
  }

  @Override
  public final List<Finding> examine(Path path) {
    return path.contacts().isEmpty()
        ? one("recipients", Outcome.skipped("no server of a recipient has an address"))
        : each(path.contacts(), c -> c.target().toString(), c -> look(path, c));
  }

  /** Whether the connection ended in that way. */
  static Outcome ended(Path path, Contact contact, Reach how) {
    if (!contact.isSix() && path.isWithoutFour()) {
      return WITHOUT_FOUR;
    }
    return contact.visit().reach() == how
        ? Outcome.failed(contact.evidence())
        : Outcome.passed(contact.evidence());
  }

  abstract Outcome look(Path path, Contact contact);
}
