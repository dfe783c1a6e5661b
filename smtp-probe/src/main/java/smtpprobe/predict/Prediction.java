package smtpprobe.predict;

import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import java.util.List;

/**
 * What receivers would do with an attempt. Immutable.
 *
 * @param attempt what was judged
 * @param verdicts one for each persona, in the order asked for
 */
public record Prediction(Attempt attempt, List<Verdict> verdicts) {

  /** Copies the list. */
  public Prediction {
    verdicts = List.copyOf(verdicts);
  }
}
