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
 * There have been too many connections from the network of the client of late. Receivers count by
 * /64 with IPv6, since all its addresses are one customer's.
 */
final class TooManyConnections extends Rule {

  TooManyConnections() {
    super(
        Stage.CONNECT,
        new Card(
            "too-many-connections",
            Owner.NOBODY,
            "There are more connections from the network of the client than the receiver takes",
            "Connect less often: keep connections open for several messages, and limit how many"
                + " are made at once",
            "RFC 5321 section 4.5.4.1"));
  }

  @Override
  public boolean looksAtAcquaintance() {
    return true;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    return Counting.examine("connections", attempt.acquaintance(), ClientHistory::connections);
  }
}
