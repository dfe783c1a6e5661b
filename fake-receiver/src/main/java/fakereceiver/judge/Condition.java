package fakereceiver.judge;

import fakereceiver.judge.Outcome.Result;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * When a persona's decision about a rule counts at all: servers join their checks with
 * <em>and</em>, leave some out after others, and spare some clients.
 *
 * @param with it counts only when one of these rules has not passed either; always, if empty
 * @param unless it does not count when one of these rules shows its fault
 * @param sparesExempt whether clients that the persona exempts are spared
 */
public record Condition(Set<String> with, Set<String> unless, boolean sparesExempt) {

  /** Counts always. */
  public static final Condition ALWAYS = new Condition(Set.of(), Set.of(), false);

  /** Copies the sets. */
  public Condition {
    with = Set.copyOf(with);
    unless = Set.copyOf(unless);
  }

  /** The rules on which it depends. */
  Set<String> rules() {
    Set<String> rules = new HashSet<>(with);
    rules.addAll(unless);
    return rules;
  }

  boolean holds(Map<String, Outcome> outcomes, boolean clientIsExempt) {
    return !(sparesExempt && clientIsExempt)
        && (with.isEmpty() || with.stream().anyMatch(rule -> !isFine(outcomes, rule)))
        && unless.stream().noneMatch(rule -> result(outcomes, rule) == Result.FAILED);
  }

  private static boolean isFine(Map<String, Outcome> outcomes, String rule) {
    Result result = result(outcomes, rule);
    return result == Result.PASSED || result == Result.SKIPPED;
  }

  private static Result result(Map<String, Outcome> outcomes, String rule) {
    Outcome outcome = outcomes.get(rule);
    return outcome == null ? Result.SKIPPED : outcome.result();
  }
}
