package smtpprobe.predict;

import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import java.util.List;

/**
 * What receivers would do with an attempt. Immutable.
 *
 * @param attempt what was judged
 * @param verdicts one for each persona that can be judged, in the order asked for
 * @param unanswered the names of those of which nothing is known for such a client
 */
public record Prediction(Attempt attempt, List<Verdict> verdicts, List<String> unanswered) {

  public Prediction {
    verdicts = List.copyOf(verdicts);
    unanswered = List.copyOf(unanswered);
  }

  /** What all of them would do. */
  public Prediction(Attempt attempt, List<Verdict> verdicts) {
    this(attempt, verdicts, List.of());
  }

  /** The same, beside personas of which nothing is known for such a client. */
  public Prediction without(List<String> names) {
    return new Prediction(attempt, verdicts, names);
  }
}
