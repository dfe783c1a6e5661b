package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.Message;

/**
 * A line has more than 998 octets without its CRLF. Exim refuses it, others cut it, which breaks
 * signatures.
 */
final class LineTooLong extends MessageRule {

  LineTooLong() {
    super(
        new Card(
            "line-too-long",
            Owner.MESSAGE,
            "A line of the message is longer than 998 octets",
            "Encode the text as quoted-printable or base64",
            "RFC 5322 section 2.1.1",
            "RFC 5321 section 4.5.3.1.6"));
  }

  @Override
  Outcome examine(Message message, Attempt attempt, Dns dns) {
    return MessageText.of(message, dns).tooLong().isNever("lines of more than 998 octets");
  }
}
