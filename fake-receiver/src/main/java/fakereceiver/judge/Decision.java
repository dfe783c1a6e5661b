package fakereceiver.judge;

import java.util.Optional;

/**
 * What a persona has decided about one rule.
 *
 * @param failed what it does when the fault is there
 * @param undecided what it does when DNS could not say
 * @param at when it speaks of this fault, if not at the stage at which it speaks of others
 * @param condition when the decision counts
 */
public record Decision(
    Consequence failed, Consequence undecided, Optional<Stage> at, Condition condition) {

  /** Without a condition, at the usual stage. */
  public static Decision always(Consequence failed, Consequence undecided) {
    return new Decision(failed, undecided, Optional.empty(), Condition.ALWAYS);
  }
}
