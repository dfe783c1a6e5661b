package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.ClientHistory;
import fakereceiver.judge.ClientHistory.Usage;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import java.util.Optional;
import java.util.function.Function;

/** A rule about something that receivers count by the network of the client. */
abstract class CountingRule extends Rule {

  private final String what;
  private final Function<ClientHistory, Optional<Usage>> counted;

  CountingRule(
      Stage stage, String what, Function<ClientHistory, Optional<Usage>> counted, Card card) {
    super(stage, card);
    this.what = what;
    this.counted = counted;
  }

  @Override
  public final boolean looksAtAcquaintance() {
    return true;
  }

  @Override
  public final Outcome examine(Attempt attempt, Dns dns) {
    Optional<ClientHistory> client = attempt.acquaintance();
    Optional<Usage> usage = client.flatMap(counted);
    if (usage.isEmpty()) {
      return Outcome.skipped("the receiver does not count " + what);
    }
    Evidence evidence =
        Evidence.given(
            what + " from " + client.get().network(),
            "number "
                + usage.get().count()
                + ", at most "
                + usage.get().quota().most()
                + " within "
                + usage.get().quota().within().toSeconds()
                + " s");
    return usage.get().isOver() ? Outcome.failed(evidence) : Outcome.passed(evidence);
  }
}
