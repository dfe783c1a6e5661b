package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.Message;

/**
 * The message has no Date field, or an empty one.
 *
 * <p>Exim, Rspamd and Gmail count it against the mail; several are the matter of {@link
 * HeaderDuplicate}.
 */
final class DateMissing extends MessageRule {

  DateMissing() {
    super(
        new Card(
            "date-missing",
            Owner.MESSAGE,
            "The message has no Date field",
            "Give the message a Date field",
            "RFC 5322 section 3.6.1"));
  }

  @Override
  Outcome examine(Message message, Attempt attempt, Dns dns) {
    return MessageParts.required("Date", message);
  }
}
