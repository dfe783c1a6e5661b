package fakereceiver.rules;

import fakereceiver.finding.Card;
import fakereceiver.finding.Owner;
import fakereceiver.judge.ClientHistory;
import fakereceiver.judge.Stage;

/**
 * There have been too many connections from the network of the client of late. Receivers count by
 * /64 with IPv6, since all its addresses are one customer's.
 */
final class TooManyConnections extends CountingRule {

  TooManyConnections() {
    super(
        Stage.CONNECT,
        "connections",
        ClientHistory::connections,
        new Card(
            "too-many-connections",
            Owner.NOBODY,
            "There are more connections from the network of the client than the receiver takes",
            "Connect less often: keep connections open for several messages, and limit how many"
                + " are made at once",
            "RFC 5321 section 4.5.4.1"));
  }
}
