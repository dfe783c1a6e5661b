package fakereceiver.judge;

import fakereceiver.dns.Dns;

/**
 * Looks for one fault. Stateless, safe for several threads; never sees a persona.
 *
 * <p>DNS trouble is {@link Outcome.Result#UNDECIDED}, missing knowledge {@link
 * Outcome.Result#SKIPPED}; neither is ever a guess.
 */
public interface Rule {

  /** What the rule says about itself; always the same object. */
  RuleCard card();

  /**
   * Tells {@code dns} what {@link #examine} is going to ask, so that the questions of all rules are
   * on their way side by side. Never waits for an answer, and changes no outcome.
   */
  default void prepare(Attempt attempt, Dns dns) {}

  /** Looks at an attempt that has come at least as far as the card's stage. */
  Outcome examine(Attempt attempt, Dns dns);
}
