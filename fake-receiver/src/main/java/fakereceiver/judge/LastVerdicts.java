package fakereceiver.judge;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one persona decided last at each stage, in whatever session: it decides by the results of
 * the rules, so where these are the same it need not think again. Safe for several threads.
 */
final class LastVerdicts {

  /** At most one for each stage. */
  private final Map<Stage, Last> last = new ConcurrentHashMap<>();

  /** A decision with all else that it was made from. */
  private record Last(boolean exempt, boolean nullSender, Decided decided) {}

  /** The decision on these facts, if it is that of the last time. */
  Optional<Decided> find(Stage stage, Facts facts) {
    Last before = last.get(stage);
    return before != null
            && before.exempt == facts.clientIsExempt()
            && before.nullSender == facts.senderIsNull()
            && facts.haveResultsOf(before.decided.verdict().findings().all())
        ? Optional.of(before.decided)
        : Optional.empty();
  }

  /** Keeps a decision on these facts, unless they are so large that they will not come again. */
  void keep(Stage stage, Facts facts, Decided decided) {
    if (decided.verdict().findings().all().stream().allMatch(LastFindings::isSmall)) {
      last.put(stage, new Last(facts.clientIsExempt(), facts.senderIsNull(), decided));
    }
  }
}
