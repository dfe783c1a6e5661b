package fakereceiver.judge;

import java.util.Optional;

/**
 * What a persona does about one fault.
 *
 * @param action what it does
 * @param reply what it says, exactly when the action refuses
 * @param source where and when that was documented or seen
 */
public record Consequence(Action action, Optional<ReplyText> reply, String source) {

  /** A refusal without words is a mistake of the caller's. */
  public Consequence {
    if (action.refuses() != reply.isPresent()) {
      throw new IllegalArgumentException(
          "action " + action.word() + (reply.isPresent() ? " with" : " without") + " a reply");
    }
  }
}
