package fakereceiver.judge;

import java.util.List;
import java.util.Optional;

/**
 * What a persona does about one fault.
 *
 * @param action what it does
 * @param reply what it says, exactly when the action refuses
 * @param weight what the fault adds to the score of the attempt, where the persona keeps one
 * @param at when it speaks of it, if not when the decision about the rule says
 * @param ifPermitted whether any other refusal goes before it: servers defer so when they would
 *     otherwise accept
 * @param seen other words in which such receivers have been seen to refuse; they are recognised and
 *     never spoken
 * @param source where and when that was documented or seen
 */
public record Consequence(
    Action action,
    Optional<ReplyText> reply,
    double weight,
    Optional<Stage> at,
    boolean ifPermitted,
    List<Wording> seen,
    Source source) {

  /** A refusal without words is a mistake of the caller's. */
  public Consequence {
    seen = List.copyOf(seen);
    if (action.refuses() != reply.isPresent()) {
      throw new IllegalArgumentException(
          "action " + action.word() + (reply.isPresent() ? " with" : " without") + " a reply");
    }
  }

  /** Refuses in these words. */
  public static Consequence refusal(Action action, ReplyText reply, Source source) {
    return new Consequence(
        action, Optional.of(reply), 0, Optional.empty(), false, List.of(), source);
  }

  /** Does something of which the client learns nothing. */
  public static Consequence quiet(Action action, double weight, Source source) {
    return new Consequence(
        action, Optional.empty(), weight, Optional.empty(), false, List.of(), source);
  }

  /** Takes note of the fault, and adds {@code weight} to the score. */
  public static Consequence note(double weight, Source source) {
    return quiet(Action.NOTE, weight, source);
  }

  /** The same at another stage, or after all other refusals. */
  public Consequence at(Optional<Stage> stage, boolean onlyIfPermitted) {
    return new Consequence(action, reply, weight, stage, onlyIfPermitted, seen, source);
  }

  /** The same with other words that it is recognised by. */
  public Consequence seenAs(List<Wording> wordings) {
    return new Consequence(action, reply, weight, at, ifPermitted, wordings, source);
  }
}
