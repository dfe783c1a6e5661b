package fakereceiver.rules;

import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.ClientHistory;
import fakereceiver.judge.ClientHistory.Usage;
import java.util.Optional;
import java.util.function.Function;

/** What the two rules about rates have in common. */
final class Counting {

  private Counting() {}

  static Outcome examine(
      String what,
      Optional<ClientHistory> client,
      Function<ClientHistory, Optional<Usage>> counted) {
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
