package smtpprobe;

import fakereceiver.judge.Outcome;
import fakereceiver.judge.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import smtpprobe.finding.Finding;
import smtpprobe.remedy.Plan;
import smtpprobe.remedy.Remedy;

/**
 * Remedies, and what became of the verdicts when they were tried on a copy. Immutable.
 *
 * @param before things as they are
 * @param steps the remedies that help, in order, each tried on top of those before it
 * @param futile those that were tried and took no fault away
 * @param after things as they would be with all of them
 * @param plan the host and its DNS as they would be
 */
public record RepairResult(
    CheckResult before, List<Step> steps, List<Remedy> futile, CheckResult after, Plan plan) {

  /**
   * One remedy.
   *
   * @param remedy what to change
   * @param plan things before it
   * @param before the verdicts before it
   * @param after the verdicts after it
   * @param mended the faults that are gone then
   */
  public record Step(
      Remedy remedy, Plan plan, List<Verdict> before, List<Verdict> after, List<String> mended) {

    /** Copies the lists. */
    public Step {
      before = List.copyOf(before);
      after = List.copyOf(after);
      mended = List.copyOf(mended);
    }
  }

  /** Copies the lists. */
  public RepairResult {
    steps = List.copyOf(steps);
    futile = List.copyOf(futile);
  }

  /** The faults that were there and still would be, with what was found before. */
  public Map<String, Outcome> left() {
    Map<String, Outcome> left = new LinkedHashMap<>();
    Map<String, Outcome> then = failed(after);
    failed(before)
        .forEach(
            (id, outcome) -> {
              if (then.containsKey(id)) {
                left.put(id, outcome);
              }
            });
    then.forEach(left::putIfAbsent);
    return left;
  }

  /** The faults that were there and would be gone. */
  public Set<String> mended() {
    Set<String> mended = new TreeSet<>(failed(before).keySet());
    mended.removeAll(failed(after).keySet());
    return mended;
  }

  private static Map<String, Outcome> failed(CheckResult result) {
    Map<String, Outcome> failed = new LinkedHashMap<>();
    for (Finding finding : result.findings(Outcome.Result.FAILED)) {
      failed.putIfAbsent(finding.rule().id(), finding.outcome());
    }
    for (CheckResult.Row row : result.rows()) {
      if (row.sends()) {
        row.prediction()
            .verdicts()
            .forEach(
                verdict ->
                    verdict
                        .outcomes()
                        .forEach(
                            (id, outcome) -> {
                              if (outcome.result() == Outcome.Result.FAILED) {
                                failed.putIfAbsent(id, outcome);
                              }
                            }));
      }
    }
    return failed;
  }
}
