package smtpprobe.fix;

import fakereceiver.dns.Ip6Address;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Findings;
import fakereceiver.finding.Observation;
import fakereceiver.finding.Owner;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import smtpprobe.check.CheckResult;
import smtpprobe.host.Mention;
import smtpprobe.remedy.DnsChange;
import smtpprobe.remedy.Plan;
import smtpprobe.remedy.Remedy;
import smtpprobe.sender.Host;

/**
 * Remedies that help, in the order in which they matter, each tried on top of those before it.
 * Immutable.
 *
 * @param steps the remedies
 * @param futile those that were tried and took no fault away
 * @param start things as they are
 * @param plan things as they would be with all of them
 * @param foreign whether the mail has a sender of somebody else's domain, as forwarded mail does
 */
public record Cure(
    List<RepairResult.Step> steps, List<Remedy> futile, Plan start, Plan plan, boolean foreign) {

  private static final Set<Owner> OF_NAMES = EnumSet.of(Owner.DNS, Owner.REVERSE_ZONE);

  public Cure {
    steps = List.copyOf(steps);
    futile = List.copyOf(futile);
  }

  /** The same behind a step that leads from {@code before} to the start. */
  Cure behind(RepairResult.Step first, Plan before) {
    List<RepairResult.Step> all = new ArrayList<>(List.of(first));
    all.addAll(steps);
    return new Cure(all, futile, before, plan, foreign);
  }

  /** The same, with steps behind that change nothing but DNS. */
  Cure and(List<RepairResult.Step> records) {
    Plan then = plan;
    for (RepairResult.Step step : records) {
      then = step.remedy().applyTo(then);
    }
    return new Cure(
        Stream.concat(steps.stream(), records.stream()).toList(), futile, start, then, foreign);
  }

  /** The same, with what becomes of each step. */
  Cure changing(UnaryOperator<RepairResult.Step> change) {
    return new Cure(steps.stream().map(change).toList(), futile, start, plan, foreign);
  }

  /** None was looked for. */
  public static Cure none(Host host) {
    Plan plan = Plan.of(host, Optional.empty());
    return new Cure(List.of(), List.of(), plan, plan, false);
  }

  /**
   * The same, after what was looked at before was looked at once more with all of the steps: no
   * step ends what is still there, and what has gone goes with the step that changed what it rests
   * on.
   */
  Cure proven(CheckResult before, CheckResult after) {
    Set<String> again =
        after.sections().stream().map(CheckResult.Section::heading).collect(Collectors.toSet());
    Findings there = after.findings().failed();
    List<Findings> mended = new ArrayList<>();
    steps.forEach(step -> mended.add(step.mended().where(fault -> !there.has(fault))));
    before.sections().stream()
        .filter(section -> again.contains(section.heading()))
        .flatMap(section -> new Findings(section.findings()).worse().all().stream())
        .filter(fault -> !there.has(fault) && ending(fault).isEmpty())
        .filter(fault -> !(there.has(fault.id()) && isLeft(fault.about()))) // of the next address
        .forEach(
            fault -> {
              int at = changing(fault);
              if (at >= 0) {
                mended.set(at, mended.get(at).and(new Findings(List.of(fault))));
              }
            });
    return new Cure(
        IntStream.range(0, steps.size())
            .mapToObj(i -> steps.get(i).mending(mended.get(i)))
            .toList(),
        futile,
        start,
        plan,
        foreign);
  }

  /** The first step that changes what was looked up for it, or else the last. */
  private int changing(Finding fault) {
    for (int i = 0; i < steps.size(); i++) {
      if (StepOrder.records(steps.get(i).remedy()).anyMatch(change -> restsOn(fault, change))) {
        return i;
      }
    }
    return steps.size() - 1;
  }

  private static boolean restsOn(Finding fault, DnsChange change) {
    return fault.outcome().evidence().observations().stream()
        .filter(Observation.Lookup.class::isInstance)
        .map(seen -> ((Observation.Lookup) seen).answer().question())
        .anyMatch(
            asked ->
                asked.name().equals(change.name())
                    && asked.type().toString().equals(change.type()));
  }

  /**
   * The step that ends a fault. What is wrong with an address that mail is to leave no longer, or
   * with its names, ends with the step that moves it.
   */
  public Optional<RepairResult.Step> ending(Finding fault) {
    return ofOldAddress(fault)
        .or(() -> steps.stream().filter(step -> step.mended().has(fault)).findFirst())
        .or(() -> leaving(fault))
        .or(() -> steps.stream().filter(step -> step.mended().has(fault.id())).findFirst());
  }

  private Optional<RepairResult.Step> ofOldAddress(Finding fault) {
    boolean isOfHost = fault.card().owner() == Owner.HOST;
    return isOfHost && isLeft(fault.about())
        ? steps.stream().filter(RepairResult.Step::isMove).findFirst()
        : Optional.empty();
  }

  private boolean isLeft(String address) {
    return left().anyMatch(one -> one.text().equals(address));
  }

  /** The addresses that mail leaves from as things are, and no longer with all of the steps. */
  private Stream<Ip6Address> left() {
    List<Ip6Address> then = RepairResult.Step.addresses(plan);
    return RepairResult.Step.addresses(start).stream().filter(address -> !then.contains(address));
  }

  private Optional<RepairResult.Step> leaving(Finding fault) {
    if (!OF_NAMES.contains(fault.card().owner())) {
      return Optional.empty();
    }
    return left()
        .filter(
            address ->
                Mention.of(address, fault) || fault.remedy().contains(address.reverseName().text()))
        .findFirst()
        .flatMap(address -> steps.stream().filter(RepairResult.Step::isMove).findFirst());
  }
}
