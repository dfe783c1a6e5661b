package smtpprobe.rules.path;

import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.dialogue.Introduction.Reach;
import smtpprobe.path.Contact;
import smtpprobe.path.Path;

/** The receiver, or somebody in front of it, says no at once. */
final class PathRefused extends ContactRule {

  PathRefused() {
    super(
        new Card(
            "path-refused",
            Owner.RECEIVER,
            "Connections to port 25 of a receiver are refused",
            "If other receivers can be reached, it is the fault of that receiver; else ask the"
                + " hoster to open port 25",
            "RFC 5321 section 4.5.4.1"));
  }

  @Override
  Outcome look(Path path, Contact contact) {
    return ended(path, contact, Reach.REFUSED);
  }
}
