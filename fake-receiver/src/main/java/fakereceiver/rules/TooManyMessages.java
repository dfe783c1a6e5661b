package fakereceiver.rules;

import fakereceiver.finding.Card;
import fakereceiver.finding.Owner;
import fakereceiver.judge.ClientHistory;
import fakereceiver.judge.Stage;

/**
 * There have been too many messages from the network of the client of late. Receivers count by /64
 * with IPv6, since all its addresses are one customer's.
 */
final class TooManyMessages extends CountingRule {

  TooManyMessages() {
    super(
        Stage.MAIL,
        "messages",
        ClientHistory::messages,
        new Card(
            "too-many-messages",
            Owner.NOBODY,
            "There are more messages from the network of the client than the receiver takes",
            "Send more slowly, or from more networks that are really yours; then wait and go on",
            "RFC 5321 section 4.5.4.1"));
  }
}
