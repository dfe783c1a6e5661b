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

    private Step without(Set<String> ids) {
      return new Step(
          remedy, plan, before, after, mended.stream().filter(id -> !ids.contains(id)).toList());
    }
  }

  /** Copies the lists; a step is not said to have mended what is still there in the end. */
  public RepairResult {
    Set<String> there = failed(after).keySet();
    steps = steps.stream().map(step -> step.without(there)).toList();
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

  /** Every finding, and what keeps a receiver from delivering. */
  private static Map<String, Outcome> failed(CheckResult result) {
    Map<String, Outcome> failed = new LinkedHashMap<>();
    for (Finding finding : result.findings(Outcome.Result.FAILED)) {
      failed.putIfAbsent(finding.rule().id(), finding.outcome());
    }
    for (CheckResult.Row row : result.rows()) {
      for (Verdict verdict : row.prediction().verdicts()) {
        if (row.sends() && !verdict.action().delivers()) {
          verdict.because().stream()
              .filter(id -> verdict.outcome(id).result() == Outcome.Result.FAILED)
              .forEach(id -> failed.putIfAbsent(id, verdict.outcome(id)));
        }
      }
    }
    return failed;
  }
}
