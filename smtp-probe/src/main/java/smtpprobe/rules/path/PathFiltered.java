package smtpprobe.rules.path;

import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.dialogue.Introduction.Reach;
import smtpprobe.path.Contact;
import smtpprobe.path.Path;

/** Most hosters close port 25 until they are asked to open it. */
final class PathFiltered extends ContactRule {

  PathFiltered() {
    super(
        new Card(
            "path-filtered",
            Owner.RECEIVER,
            "Connections to port 25 of a receiver get no answer at all: something on the way drops"
                + " them",
            "Ask the hoster to open port 25 for outgoing mail, over IPv6 too; look at the own"
                + " packet filter; or send through a relay on port 587",
            "RFC 5321 section 4.5.3.2"));
  }

  @Override
  Outcome look(Path path, Contact contact) {
    return ended(path, contact, Reach.FILTERED);
  }
}
