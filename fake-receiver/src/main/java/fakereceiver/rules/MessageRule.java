package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import fakereceiver.mail.Message;
import java.util.Optional;

/** A rule about the message. An attempt without one has come to the end of a dialogue too early. */
abstract class MessageRule extends Rule {

  MessageRule(Card card) {
    this(Heed.NOTHING, card);
  }

  MessageRule(Heed heed, Card card) {
    super(Stage.MESSAGE, heed, card);
  }

  @Override
  public final Outcome examine(Attempt attempt, Dns dns) {
    Optional<Message> message = attempt.message();
    return message.isEmpty()
        ? Outcome.skipped("there is no message")
        : examine(message.get(), attempt, dns);
  }

  abstract Outcome examine(Message message, Attempt attempt, Dns dns);
}
