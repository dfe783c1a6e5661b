package smtpprobe.fix;

import fakereceiver.finding.Findings;
import fakereceiver.judge.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import smtpprobe.remedy.DnsChange;
import smtpprobe.remedy.Plan;
import smtpprobe.remedy.Remedy;

/**
 * Puts steps into the order in which they matter, and counts them from one base: the mail that
 * leaves as things are. What lets mail leave at all comes first, then what moves it away from an
 * address that it should not leave from, then what most receivers mind; records that change no
 * verdict come last. Each is tried again where it then stands.
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
    List<RepairResult.Step> rest = new ArrayList<>(found);
    rest.sort(Comparator.comparingInt(this::weight).reversed());
    List<RepairResult.Step> ordered = new ArrayList<>();
    State state = new State(start, beyond, first);
    while (!rest.isEmpty()) {
      Placed next = next(rest, found, state);
      ordered.add(next.step());
      rest.removeIf(step -> step.remedy().equals(next.step().remedy()));
      state = next.then();
    }
    return ordered;
  }

  /** Where things stand between two steps. */
  private record State(Plan plan, Findings open, Planner.Look look) {}

  /** A step where it now stands, and how things are after it. */
  private record Placed(RepairResult.Step step, State then) {}

  /** The first that ends something there and harms nobody; before those that change no verdict. */
  private Placed next(List<RepairResult.Step> rest, List<RepairResult.Step> found, State state) {
    Optional<Placed> optional = Optional.empty();
    for (RepairResult.Step step : rest) {
      if (mayStand(step, rest, found)) {
        Placed placed = placed(step, state);
        boolean helps = !placed.step().mended().isEmpty() && !placed.step().isWorse();
        if (helps && !placed.step().optional()) {
          return placed;
        }
        optional = helps && optional.isEmpty() ? Optional.of(placed) : optional;
      }
    }
    return optional.orElseGet(
        () -> { // what shows only together with a later step, as it was found
          RepairResult.Step step = found.stream().filter(rest::contains).findFirst().orElseThrow();
          Placed placed = placed(step, state);
          return new Placed(placed.step().mending(step.mended(), isOptional(step)), placed.then());
        });
  }

  private Placed placed(RepairResult.Step step, State now) {
    Plan plan = step.remedy().applyTo(now.plan());
    Findings open = Planner.without(now.open(), step.remedy());
    Planner.Look then = planner.look(plan, open);
    RepairResult.Step tried =
        again(step, now.plan(), now.look(), then, mended(now.plan(), now.look(), then));
    return new Placed(tried, new State(plan, open, then));
  }

  private RepairResult.Step again(
      RepairResult.Step step, Plan plan, Planner.Look now, Planner.Look then, Findings mended) {
    RepairResult.Step there =
        new RepairResult.Step(step.remedy(), plan, now.leaving(), then.leaving(), mended, false);
    return new RepairResult.Step(
        step.remedy(), plan, now.leaving(), then.leaving(), mended, isOptional(there));
  }

  private static Findings mended(Plan plan, Planner.Look now, Planner.Look then) {
    boolean moved = !plan.host().outside().equals(then.situation().plan().host().outside());
    return now.shown().where(fault -> Planner.isGone(fault, then, moved));
  }

  /** Two that write the same record stay in their order: the later one knows of the earlier. */
  private static boolean mayStand(
      RepairResult.Step step, List<RepairResult.Step> rest, List<RepairResult.Step> found) {
    return found.stream()
        .takeWhile(earlier -> earlier != step)
        .filter(rest::contains)
        .noneMatch(earlier -> shareARecord(earlier.remedy(), step.remedy()));
  }

  private static boolean shareARecord(Remedy one, Remedy other) {
    return records(one).anyMatch(mine -> records(other).anyMatch(mine::isAbout));
  }

  private static Stream<DnsChange> records(Remedy remedy) {
    return remedy.changes().stream().filter(DnsChange.class::isInstance).map(DnsChange.class::cast);
  }

  /** Records alone, for a fault that no receiver minds, and that no look at the host shows. */
  private boolean isOptional(RepairResult.Step step) {
    return records(step.remedy()).count() == step.remedy().changes().size()
        && minding(step) == 0
        && step.mended().where(first.host()::has).isEmpty()
        && actions(step.before()).equals(actions(step.after()));
  }

  private static List<?> actions(List<Verdict> verdicts) {
    return verdicts.stream().map(Verdict::action).toList();
  }

  private int weight(RepairResult.Step step) {
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
