package fakereceiver.finding;

import java.util.Optional;

/**
 * What one rule makes of one attempt. Immutable.
 *
 * @param result the result
 * @param evidence what it rests on
 * @param remedy what to do in this very case, when the rule can say more than its card does
 */
public record Outcome(Result result, Evidence evidence, Optional<String> remedy) {

  /** The four results. */
  public enum Result {
    /** The fault is not there. */
    PASSED,
    /** The fault is there. */
    FAILED,
    /** DNS could not say. */
    UNDECIDED,
    /** The rule has nothing to look at, or another rule owns the case. */
    SKIPPED
  }

  /** The fault is not there. */
  public static Outcome passed(Evidence evidence) {
    return new Outcome(Result.PASSED, evidence, Optional.empty());
  }

  /** The fault is there; the remedy is that of the card. */
  public static Outcome failed(Evidence evidence) {
    return new Outcome(Result.FAILED, evidence, Optional.empty());
  }

  /** The fault is there, with the remedy for this very case. */
  public static Outcome failed(Evidence evidence, String remedy) {
    return new Outcome(Result.FAILED, evidence, Optional.of(remedy));
  }

  /** DNS could not say. */
  public static Outcome undecided(Evidence evidence) {
    return new Outcome(Result.UNDECIDED, evidence, Optional.empty());
  }

  /** What is known does not tell, with what would in this very case. */
  public static Outcome undecided(Evidence evidence, String remedy) {
    return new Outcome(Result.UNDECIDED, evidence, Optional.of(remedy));
  }

  /** Nothing to look at, and why. */
  public static Outcome skipped(String why) {
    return new Outcome(Result.SKIPPED, Evidence.given("skipped:", why), Optional.empty());
  }
}
