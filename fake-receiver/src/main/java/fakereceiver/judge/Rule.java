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

  /** Looks at an attempt that has come at least as far as the card's stage. */
  Outcome examine(Attempt attempt, Dns dns);
}
