package smtpprobe.predict;

import fakereceiver.judge.Verdict;
import java.util.List;

/** The verdicts that count. */
public final class Counted {

  private Counted() {}

  /** Those that do, or all of them where none does. */
  public static List<Verdict> of(List<Verdict> verdicts) {
    List<Verdict> counting = verdicts.stream().filter(Verdict::counts).toList();
    return counting.isEmpty() ? verdicts : counting;
  }

  public static long delivering(List<Verdict> verdicts) {
    return of(verdicts).stream().filter(verdict -> verdict.action().delivers()).count();
  }
}
