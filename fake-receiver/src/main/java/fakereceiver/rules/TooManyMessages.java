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
 * There have been too many messages from the network of the client of late. Receivers count by /64
 * with IPv6, since all its addresses are one customer's.
 */
public final class TooManyMessages implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "too-many-messages",
          Stage.MAIL,
          "There are more messages from the network of the client than the receiver takes",
          "Send more slowly, or from more networks that are really yours; then wait and go on",
          List.of("RFC 5321 section 4.5.4.1"));

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    return Counting.examine("messages", attempt.acquaintance(), Acquaintance::messages);
  }
}
