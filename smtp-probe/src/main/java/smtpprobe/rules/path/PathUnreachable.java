package smtpprobe.rules.path;

import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.dialogue.Introduction.Reach;
import smtpprobe.path.Contact;
import smtpprobe.path.Path;

/** There is no way there. */
final class PathUnreachable extends ContactRule {

  PathUnreachable() {
    super(
        new Card(
            "path-unreachable",
            Owner.RECEIVER,
            "There is no way to a receiver",
            "Look at the default route and the source address; with IPv6 broken, let the mail"
                + " server prefer IPv4 until it works",
            "RFC 4443 section 3.1"));
  }

  @Override
  Outcome look(Path path, Contact contact) {
    return ended(path, contact, Reach.UNREACHABLE);
  }
}
