package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.Message;

/**
 * The message has no Message-ID field, or an empty one.
 *
 * <p>Gmail refuses such mail at times; several are the matter of {@link HeaderDuplicate}.
 */
final class MessageIdMissing extends MessageRule {

  MessageIdMissing() {
    super(
        new Card(
            "message-id-missing",
            Owner.MESSAGE,
            "The message has no Message-ID field",
            "Give the message a Message-ID field",
            "RFC 5322 section 3.6.4"));
  }

  @Override
  Outcome examine(Message message, Attempt attempt, Dns dns) {
    return MessageParts.required("Message-ID", message);
  }
}
