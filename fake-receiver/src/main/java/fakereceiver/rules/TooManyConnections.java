package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.judge.Acquaintance;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.Rule;
import fakereceiver.judge.RuleCard;
import fakereceiver.judge.Stage;
import java.util.List;

/**
 * There have been too many connections from the network of the client of late. Receivers count by
 * /64 with IPv6, since all its addresses are one customer's.
 */
public final class TooManyConnections implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "too-many-connections",
          Stage.CONNECT,
          "There are more connections from the network of the client than the receiver takes",
          "Connect less often: keep connections open for several messages, and limit how many"
              + " are made at once",
          List.of("RFC 5321 section 4.5.4.1"));

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    return Counting.examine("connections", attempt.acquaintance(), Acquaintance::connections);
  }
}
