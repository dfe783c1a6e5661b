package smtpprobe.rules.path;

import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.dialogue.DialogueEnd;
import smtpprobe.path.Contact;
import smtpprobe.path.Path;

/** A receiver that dislikes the address often says so in its first words. */
final class PathGreetingRefused extends ContactRule {

  PathGreetingRefused() {
    super(
        new Card(
            "path-greeting-refused",
            Owner.RECEIVER,
            "A receiver turns the client away before any mail is spoken of",
            "Read the reply: it mostly names reverse DNS, a list, or the rate",
            "RFC 5321 section 3.1"));
  }

  @Override
  Outcome look(Path path, Contact contact) {
    if (!contact.isConnected()) {
      return Outcome.skipped(contact.target() + " cannot be reached");
    }
    if (contact.visit().hello().isPresent()) {
      return Outcome.passed(contact.evidence());
    }
    // many receivers let a client wait for their greeting, longer than a visit takes
    return contact.visit().stopped().filter(DialogueEnd.Refused.class::isInstance).isPresent()
        ? Outcome.failed(contact.evidence())
        : Outcome.undecided(contact.evidence());
  }
}
