package smtpprobe.fix;

import fakereceiver.finding.Finding;
import fakereceiver.finding.Owner;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import smtpprobe.remedy.Plan;
import smtpprobe.remedy.Remedy;
import smtpprobe.sender.Host;
import smtpprobe.sender.Sending;

/**
 * Remedies that help, in the order in which they matter, each tried on top of those before it.
 * Immutable.
 *
 * @param steps the remedies
 * @param futile those that were tried and took no fault away
 * @param start things as they are
 * @param plan things as they would be with all of them
 */
public record Cure(List<RepairResult.Step> steps, List<Remedy> futile, Plan start, Plan plan) {

  private static final Set<Owner> OF_NAMES = EnumSet.of(Owner.DNS, Owner.REVERSE_ZONE);

  /** Copies the lists. */
  public Cure {
    steps = List.copyOf(steps);
    futile = List.copyOf(futile);
  }

  /** None was looked for. */
  public static Cure none(Host host) {
    Plan plan = Plan.of(host, Optional.empty());
    return new Cure(List.of(), List.of(), plan, plan);
  }

  /**
   * The step that ends a fault. A fault of the names of an address that mail is to leave no longer
   * ends with the step that moves it.
   */
  public Optional<RepairResult.Step> ending(Finding fault) {
    return steps.stream()
        .filter(step -> step.mended().has(fault))
        .findFirst()
        .or(() -> leaving(fault))
        .or(() -> steps.stream().filter(step -> step.mended().has(fault.id())).findFirst());
  }

  private Optional<RepairResult.Step> leaving(Finding fault) {
    if (!OF_NAMES.contains(fault.card().owner())) {
      return Optional.empty();
    }
    return start.host().outside().stream()
        .map(Sending::address)
        .filter(
            address -> plan.host().outside().stream().noneMatch(s -> s.address().equals(address)))
        .filter(
            address ->
                fault.about().equals(address.text())
                    || fault.remedy().contains(address.text())
                    || fault.remedy().contains(address.reverseName().text()))
        .findFirst()
        .flatMap(address -> steps.stream().filter(RepairResult.Step::isMove).findFirst());
  }
}
