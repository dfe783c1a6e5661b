package fakereceiver.report;

import fakereceiver.judge.Action;
import fakereceiver.judge.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What in a report makes a build fail. What does not count is still told where it is a verdict, and
 * left out where it is a fault; what the report comes to follows from what is left.
 *
 * @param failsFrom the weakest action that fails
 * @param undecidedFails whether what could not be decided fails, too
 * @param ignored rules that nobody wants to hear of
 * @param only the only rules that somebody wants to hear of; empty for all
 * @param receivers whose verdicts count
 * @param baseline the ids of what is known, and fails no longer; empty where there is none
 */
public record Gate(
    Action failsFrom,
    boolean undecidedFails,
    Set<String> ignored,
    Set<String> only,
    Predicate<Verdict> receivers,
    Optional<Set<String>> baseline) {

  /** What counts when nobody says anything. */
  public static final Gate USUAL =
      new Gate(Action.JUNK, false, Set.of(), Set.of(), Verdict::counts, Optional.empty());

  public Gate {
    ignored = Set.copyOf(ignored);
    only = Set.copyOf(only);
    baseline = baseline.map(Set::copyOf);
  }

  /**
   * The ids of everything in a report that is not as it should be: what a baseline holds. A step is
   * known by the faults that it ends.
   */
  public static Set<String> ids(Report report) {
    Set<String> ids = new TreeSet<>();
    Results.of(report).stream()
        .filter(Result::isAmiss)
        .forEach(
            one -> {
              ids.add(one.id());
              if (one.kind() == Result.Kind.STEP) {
                one.findings().forEach(finding -> ids.add(Results.id(finding)));
              }
            });
    return ids;
  }

  /** The report with what counts, and a last part that says how it was counted. */
  public Report apply(Report report) {
    Report wanted = with(report, new Filter(this, Set.of()).parts(report.parts()));
    Set<String> found = ids(wanted);
    Set<String> known = new TreeSet<>(baseline.orElse(Set.of()));
    known.retainAll(found);
    Report counted =
        known.isEmpty() ? wanted : with(report, new Filter(this, known).parts(report.parts()));
    Set<String> gone = new TreeSet<>(baseline.orElse(Set.of()));
    gone.removeAll(ids(with(report, report.parts())));
    List<Part> parts = new ArrayList<>(counted.parts());
    parts.add(GateWords.part(this, Results.of(counted), known, gone));
    return new Report(report.title(), status(report, counted), parts, report.origin(), failsFrom);
  }

  private Report with(Report report, List<Part> parts) {
    return new Report(report.title(), report.status(), parts, report.origin(), failsFrom);
  }

  /** Trouble that no single result tells of stays: no way to a server, say. */
  private Status status(Report report, Report counted) {
    Status usual = of(Results.of(report), false);
    Status now = of(Results.of(counted), undecidedFails);
    if (report.status() == Status.WORSE && usual != Status.WORSE) {
      return Status.WORSE;
    }
    boolean open = report.status() == Status.UNDECIDED && usual == Status.OK;
    return open && now == Status.OK ? (undecidedFails ? Status.WORSE : Status.UNDECIDED) : now;
  }

  private static Status of(List<Result> results, boolean undecidedFails) {
    boolean failed = results.stream().anyMatch(one -> one.state() == Result.State.FAILED);
    boolean open = results.stream().anyMatch(one -> one.state() == Result.State.UNDECIDED);
    return Status.of(failed || (open && undecidedFails), open);
  }

  boolean isWanted(String rule) {
    return !ignored.contains(rule) && (only.isEmpty() || only.contains(rule));
  }
}
