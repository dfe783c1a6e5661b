package fakereceiver.judge;

import java.util.Optional;

/**
 * What a persona has decided about one rule.
 *
 * @param failed what it does when the fault is there
 * @param undecided what it does when DNS could not say
 * @param at when it speaks of this fault, if not at the stage at which it speaks of others
 */
public record Decision(Consequence failed, Consequence undecided, Optional<Stage> at) {}
