package smtpprobe.fix;

import fakereceiver.finding.Findings;
import fakereceiver.judge.Verdict;
import fakereceiver.rules.RuleBook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import smtpprobe.predict.Counted;
import smtpprobe.remedy.DnsChange;
import smtpprobe.remedy.Plan;
import smtpprobe.remedy.Remedy;
import smtpprobe.rules.host.HostRules;

/**
 * Puts steps into the order in which they matter, and counts them from one base: the mail that
 * leaves as things are. What lets mail leave at all comes first, then what moves it away from an
 * address that it should not leave from, then what most receivers mind; records that change no
 * verdict come last: without one of those, every receiver does the same in the end. Each is tried
 * again where it then stands.
 */
final class StepOrder {

  private static final int MOST = Integer.MAX_VALUE;

  private final Planner planner;
  private final Plan start;
  private final Findings beyond;
  private final Planner.Look first;

  StepOrder(Planner planner, Plan start, Findings beyond, Planner.Look first) {
    this.planner = planner;
    this.start = start;
    this.beyond = beyond;
    this.first = first;
  }

  /** The same steps. */
  List<RepairResult.Step> of(List<RepairResult.Step> found) {
    if (found.isEmpty()) {
      return List.of();
    }
    Set<Remedy> spare = spare(found);
    List<RepairResult.Step> rest = new ArrayList<>(found);
    rest.sort((one, other) -> compare(one, other, spare));
    List<RepairResult.Step> ordered = new ArrayList<>();
    State state = new State(start, beyond, first);
    while (!rest.isEmpty()) {
      Placed next = next(rest, found, spare, state);
      ordered.add(next.step());
      rest.removeIf(step -> step.remedy().equals(next.step().remedy()));
      state = next.then();
    }
    return ordered;
  }

  /** What cannot be spared first, and of that what weighs most. */
  private int compare(RepairResult.Step one, RepairResult.Step other, Set<Remedy> spare) {
    int bySpare = Boolean.compare(spare.contains(one.remedy()), spare.contains(other.remedy()));
    return bySpare != 0 ? bySpare : Integer.compare(weight(other), weight(one));
  }

  /**
   * The remedies that are for receivers alone, without which every one that counts does the same in
   * the end: records, and what ends no fault of the host.
   */
  private Set<Remedy> spare(List<RepairResult.Step> found) {
    Set<Remedy> spare = new HashSet<>();
    List<RepairResult.Step> needed = new ArrayList<>(found);
    List<?> goal = decisions(after(needed));
    for (int i = found.size() - 1; i >= 0; i--) {
      RepairResult.Step step = found.get(i);
      List<RepairResult.Step> others =
          needed.stream().filter(other -> !other.equals(step)).toList();
      if ((step.remedy().isOfRecords() || RuleBook.ids().containsAll(step.mended().ids()))
          && others.stream().noneMatch(other -> shareARecord(step.remedy(), other.remedy()))
          && decisions(after(others)).equals(goal)) {
        spare.add(step.remedy());
        needed.remove(step);
      }
    }
    return spare;
  }

  /** What receivers do after all of them. */
  private List<Verdict> after(List<RepairResult.Step> steps) {
    Plan plan = start;
    Findings open = beyond;
    for (RepairResult.Step step : steps) {
      plan = step.remedy().applyTo(plan);
      open = Planner.without(open, step.remedy());
    }
    return planner.look(plan, open).leaving();
  }

  /** Where things stand between two steps. */
  private record State(Plan plan, Findings open, Planner.Look look) {}

  /** A step where it now stands, and how things are after it. */
  private record Placed(RepairResult.Step step, State then) {}

  /** The first that ends something there and harms nobody; what is needed before the others. */
  private Placed next(
      List<RepairResult.Step> rest, List<RepairResult.Step> found, Set<Remedy> spare, State state) {
    boolean needed = rest.stream().anyMatch(step -> !spare.contains(step.remedy()));
    for (RepairResult.Step step : rest) {
      if (mayStand(step, rest, found) && !(needed && spare.contains(step.remedy()))) {
        Placed placed = placed(step, spare, state);
        if (!placed.step().mended().isEmpty() && !placed.step().isWorse()) {
          return placed;
        }
      }
    }
    return together(
        found.stream()
            .filter(rest::contains)
            .filter(step -> !(needed && spare.contains(step.remedy())))
            .toList(),
        spare,
        state);
  }

  /** What shows only together with a later one: as it was found, but what harms nobody first. */
  private Placed together(List<RepairResult.Step> rest, Set<Remedy> spare, State state) {
    RepairResult.Step step =
        rest.stream()
            .filter(one -> !placed(one, spare, state).step().isWorse())
            .findFirst()
            .orElse(rest.get(0));
    Placed placed = placed(step, spare, state);
    return new Placed(placed.step().mending(step.mended()), placed.then());
  }

  private Placed placed(RepairResult.Step step, Set<Remedy> spare, State now) {
    Plan plan = step.remedy().applyTo(now.plan());
    Findings open = Planner.without(now.open(), step.remedy());
    Planner.Look then = planner.look(plan, open);
    RepairResult.Step tried =
        new RepairResult.Step(
            step.remedy(),
            now.plan(),
            now.look().leaving(),
            then.leaving(),
            mended(now.plan(), now.look(), then),
            spare.contains(step.remedy()),
            Optional.empty());
    return new Placed(tried, new State(plan, open, then));
  }

  /** What has gone; not what is about another address now. */
  private static Findings mended(Plan plan, Planner.Look now, Planner.Look then) {
    boolean moved = !plan.host().outside().equals(then.situation().plan().host().outside());
    Findings left = then.shown();
    return now.shown().where(fault -> !left.has(fault) && !(moved && left.has(fault.id())));
  }

  /** Two that write the same record stay in their order: the later one knows of the earlier. */
  private static boolean mayStand(
      RepairResult.Step step, List<RepairResult.Step> rest, List<RepairResult.Step> found) {
    return found.stream()
        .takeWhile(earlier -> !earlier.equals(step))
        .filter(rest::contains)
        .noneMatch(earlier -> shareARecord(earlier.remedy(), step.remedy()));
  }

  private static boolean shareARecord(Remedy one, Remedy other) {
    return records(one).anyMatch(mine -> records(other).anyMatch(mine::isAbout));
  }

  static Stream<DnsChange> records(Remedy remedy) {
    return remedy.changes().stream().filter(DnsChange.class::isInstance).map(DnsChange.class::cast);
  }

  /**
   * What receivers that count do, and why: one that refuses for two reasons still does for what is
   * left, and would for what was spared.
   */
  static List<?> decisions(List<Verdict> verdicts) {
    return Counted.of(verdicts).stream()
        .map(verdict -> verdict.action().delivers() ? verdict.action() : verdict.because())
        .toList();
  }

  private int weight(RepairResult.Step step) {
    if (HostRules.SHUT_IN.stream().anyMatch(step.mended()::has)) {
      return MOST;
    }
    if (step.isMove()) {
      return step.plan().host().outside().isEmpty() ? MOST : MOST - 1;
    }
    return minding(step);
  }

  /** How many receivers refuse mail for what the step ends. */
  private int minding(RepairResult.Step step) {
    Set<String> mended = step.mended().ids();
    Set<String> receivers = new HashSet<>();
    Stream.of(first.sending(), first.chosen(), step.before())
        .flatMap(List::stream)
        .filter(verdict -> !verdict.action().delivers())
        .filter(verdict -> verdict.because().stream().anyMatch(mended::contains))
        .forEach(verdict -> receivers.add(verdict.persona()));
    return receivers.size();
  }
}
