package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.ClientHistory;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;

/**
 * There have been too many messages from the network of the client of late. Receivers count by /64
 * with IPv6, since all its addresses are one customer's.
 */
final class TooManyMessages extends Rule {

  TooManyMessages() {
    super(
        Stage.MAIL,
        new Card(
            "too-many-messages",
            Owner.NOBODY,
            "There are more messages from the network of the client than the receiver takes",
            "Send more slowly, or from more networks that are really yours; then wait and go on",
            "RFC 5321 section 4.5.4.1"));
  }

  @Override
  public boolean looksAtAcquaintance() {
    return true;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    return Counting.examine("messages", attempt.acquaintance(), ClientHistory::messages);
  }
}
