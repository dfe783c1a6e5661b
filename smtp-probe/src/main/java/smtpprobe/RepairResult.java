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
 * @param others what others say that were asked once: name servers, receivers
 * @param plan the host and its DNS as they would be
 */
public record RepairResult(
    CheckResult before,
    List<Step> steps,
    List<Remedy> futile,
    CheckResult after,
    List<CheckResult.Section> others,
    Plan plan) {

  /** Said by the name servers until the PTR record that is planned is there. */
  private static final String RECORD_MISSING = "reverse-record-missing";

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

    /** Whether fewer receivers deliver after it. */
    boolean isWorse() {
      return delivering(after) < delivering(before);
    }

    private static long delivering(List<Verdict> verdicts) {
      return verdicts.stream().filter(verdict -> verdict.action().delivers()).count();
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
    others = List.copyOf(others);
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
    boolean named = plan.records().stream().anyMatch(record -> record.type().equals("PTR"));
    others.stream()
        .flatMap(section -> section.findings().stream())
        .filter(finding -> finding.outcome().result() == Outcome.Result.FAILED)
        .filter(finding -> !named || !finding.rule().id().equals(RECORD_MISSING))
        .forEach(finding -> left.putIfAbsent(finding.rule().id(), finding.outcome()));
    return left;
  }

  /** What keeps a receiver from delivering though it could not be decided, even then. */
  public Map<String, Outcome> undecided() {
    Map<String, Outcome> undecided = new LinkedHashMap<>();
    for (Finding finding : after.findings(Outcome.Result.UNDECIDED)) {
      undecided.putIfAbsent(finding.rule().id(), finding.outcome());
    }
    undecided.putAll(behind(after, Outcome.Result.UNDECIDED));
    others.stream()
        .flatMap(section -> section.findings().stream())
        .filter(finding -> finding.outcome().result() == Outcome.Result.UNDECIDED)
        .forEach(finding -> undecided.putIfAbsent(finding.rule().id(), finding.outcome()));
    return undecided;
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
    behind(result, Outcome.Result.FAILED).forEach(failed::putIfAbsent);
    return failed;
  }

  /** The rules of that outcome behind verdicts that do not deliver. */
  private static Map<String, Outcome> behind(CheckResult result, Outcome.Result wanted) {
    Map<String, Outcome> behind = new LinkedHashMap<>();
    for (CheckResult.Row row : result.rows()) {
      for (Verdict verdict : row.prediction().verdicts()) {
        if (row.sends() && !verdict.action().delivers()) {
          verdict.because().stream()
              .filter(id -> verdict.outcome(id).result() == wanted)
              .forEach(id -> behind.putIfAbsent(id, verdict.outcome(id)));
        }
      }
    }
    return behind;
  }
}
