package smtpprobe.rules.path;

import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.path.Contact;
import smtpprobe.path.Path;

/** Without it, the mail goes in the clear. */
final class PathStarttlsMissing extends ContactRule {

  PathStarttlsMissing() {
    super(
        new Card(
            "path-starttls-missing",
            Owner.RECEIVER,
            "A receiver does not offer STARTTLS, or it fails",
            "If other clients are offered it, something on the way takes it out of the reply to"
                + " EHLO; else it is the receiver that has to offer it",
            "RFC 3207",
            "RFC 8314"));
  }

  @Override
  Outcome look(Path path, Contact contact) {
    if (contact.visit().hello().isEmpty()) {
      return Outcome.skipped(contact.target() + " does not get as far as EHLO");
    }
    return contact.visit().tls().isPresent()
        ? Outcome.passed(contact.evidence())
        : Outcome.failed(contact.evidence());
  }
}
