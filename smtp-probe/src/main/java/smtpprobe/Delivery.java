package smtpprobe;

import java.util.List;
import smtpprobe.bounce.Explanation;
import smtpprobe.dialogue.DialogueResult;
import smtpprobe.survey.Target;

/**
 * One transaction with one address of one server. Immutable.
 *
 * @param target where
 * @param dialogue how it went
 * @param explanations the rules that would explain a refusal, likeliest first; empty otherwise
 */
public record Delivery(Target target, DialogueResult dialogue, List<Explanation> explanations) {

  /** Copies the list. */
  public Delivery {
    explanations = List.copyOf(explanations);
  }
}
