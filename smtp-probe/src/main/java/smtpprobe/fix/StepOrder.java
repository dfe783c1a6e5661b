package smtpprobe.fix;

import fakereceiver.finding.Findings;
import fakereceiver.judge.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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
    rest.sort(
        Comparator.comparing((RepairResult.Step step) -> isOptional(step))
            .thenComparing(Comparator.comparingInt(this::weight).reversed()));
    List<RepairResult.Step> ordered = new ArrayList<>();
    Plan plan = start;
    Findings open = beyond;
    Planner.Look now = first;
    while (!rest.isEmpty()) {
      boolean placed = false;
      for (RepairResult.Step step : List.copyOf(rest)) {
        if (!mayStand(step, rest, found)) {
          continue;
        }
        Findings left = Planner.without(open, step.remedy());
        Planner.Look then = planner.look(step.remedy().applyTo(plan), left);
        RepairResult.Step tried = again(step, plan, now, then, mended(plan, now, then));
        if (!tried.mended().isEmpty() && !tried.isWorse()) {
          ordered.add(tried);
          rest.remove(step);
          plan = step.remedy().applyTo(plan);
          open = left;
          now = then;
          placed = true;
          break;
        }
      }
      if (!placed) { // what shows only together with a later step, as it was found
        RepairResult.Step step = found.stream().filter(rest::contains).findFirst().orElseThrow();
        open = Planner.without(open, step.remedy());
        Planner.Look then = planner.look(step.remedy().applyTo(plan), open);
        ordered.add(again(step, plan, now, then, step.mended()));
        rest.remove(step);
        plan = step.remedy().applyTo(plan);
        now = then;
      }
    }
    return ordered;
  }

  private RepairResult.Step again(
      RepairResult.Step step, Plan plan, Planner.Look now, Planner.Look then, Findings mended) {
    return new RepairResult.Step(
        step.remedy(), plan, now.leaving(), then.leaving(), mended, isOptional(step));
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
