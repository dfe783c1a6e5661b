package fakereceiver.auth.spf;

import fakereceiver.dns.Answer;
import java.util.List;

/**
 * One term that was evaluated.
 *
 * @param path the terms that led there, outermost first, this one last
 * @param outcome what came of it
 * @param why the values compared, or the reason of an error; for people, fit to be shown
 * @param answers the lookups of this term itself, in order; those of the terms of an included
 *     record are in their own steps
 */
public record SpfStep(List<SpfHop> path, Outcome outcome, String why, List<Answer<?>> answers) {

  /** What comes of a term. */
  public enum Outcome {
    /** The mechanism matched, or the modifier took effect. */
    MATCHED,
    /** It did not. */
    NOT_MATCHED,
    /** It could not be evaluated, which ends the check. */
    ERROR
  }

  public SpfStep {
    path = List.copyOf(path);
    answers = List.copyOf(answers);
  }

  /** The term. */
  public SpfHop hop() {
    return path.get(path.size() - 1);
  }

  @Override
  public String toString() {
    String result =
        switch (outcome) {
          case MATCHED -> "matches";
          case NOT_MATCHED -> "does not match";
          case ERROR -> "error";
        };
    return "  ".repeat(path.size() - 1) + hop() + ": " + result + (why.isEmpty() ? "" : ", " + why);
  }
}
