package smtpprobe.fix;

import fakereceiver.dns.Ip6Address;
import fakereceiver.finding.Findings;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Verdict;
import fakereceiver.report.Status;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import smtpprobe.check.CheckResult;
import smtpprobe.predict.Reasons;
import smtpprobe.remedy.Plan;
import smtpprobe.remedy.Remedy;
import smtpprobe.sender.Sending;

/**
 * Remedies, and what became of the verdicts when they were tried on a copy. Immutable.
 *
 * @param before things as they are
 * @param steps the remedies that help, in order, each tried on top of those before it
 * @param futile those that were tried and took no fault away
 * @param after things as they would be with all of them
 * @param others what others say that were asked once: name servers, receivers
 * @param plan the host and its DNS as they would be
 * @param ipv4 the second way, where the first needs somebody else: to send over IPv4 only
 */
public record RepairResult(
    CheckResult before,
    List<Step> steps,
    List<Remedy> futile,
    CheckResult after,
    List<CheckResult.Section> others,
    Plan plan,
    Optional<Ipv4Way> ipv4) {

  /** Said by the name servers until the PTR record that is planned is there. */
  private static final String RECORD_MISSING = "reverse-record-missing";

  /**
   * A way out besides the usual one.
   *
   * @param from the address that its mail leaves from
   * @param now the verdicts on its mail as things are
   */
  public record Way(Ip6Address from, List<Verdict> now) {

    public Way {
      now = List.copyOf(now);
    }
  }

  /**
   * One remedy.
   *
   * @param remedy what to change
   * @param plan things before it
   * @param before the verdicts before it, on mail as it leaves then
   * @param after the verdicts after it
   * @param mended the faults that are gone then, with what was found before; first those that a
   *     receiver refuses mail for
   * @param optional whether it changes nothing but records and greetings, for faults that no
   *     receiver that counts refuses mail for
   * @param way the way out whose mail the verdicts are on, when that is not the usual one
   */
  public record Step(
      Remedy remedy,
      Plan plan,
      List<Verdict> before,
      List<Verdict> after,
      Findings mended,
      boolean optional,
      Optional<Way> way) {

    public Step {
      before = List.copyOf(before);
      after = List.copyOf(after);
      Findings minded = Reasons.ofRefusals(before);
      mended = mended.where(minded::has).and(mended.where(finding -> !minded.has(finding)));
    }

    /** Whether a receiver that delivers before does not deliver after it. */
    boolean isWorse() {
      Set<String> delivering =
          before.stream()
              .filter(verdict -> verdict.action().delivers())
              .map(Verdict::persona)
              .collect(Collectors.toSet());
      return after.stream()
          .filter(verdict -> !verdict.action().delivers())
          .map(Verdict::persona)
          .anyMatch(delivering::contains);
    }

    /** Whether a receiver, be it one that does not count, refuses mail for what it ends. */
    public boolean isMinded() {
      Set<String> ends = mended.ids();
      return before.stream()
          .filter(verdict -> !verdict.action().delivers())
          .anyMatch(verdict -> verdict.because().stream().anyMatch(ends::contains));
    }

    /** Whether mail leaves from elsewhere after it. */
    public boolean isMove() {
      return !addresses(plan).equals(addresses(remedy.applyTo(plan)));
    }

    static List<Ip6Address> addresses(Plan plan) {
      return plan.host().outside().stream().map(Sending::address).toList();
    }

    /** The same, ending other faults. */
    Step mending(Findings others) {
      return new Step(remedy, plan, before, after, others, optional, way);
    }

    /** The same, for what receivers that count refuse mail for. */
    Step needed() {
      return new Step(remedy, plan, before, after, mended, false, way);
    }

    /** The same, on that way out. */
    Step on(Way other) {
      return new Step(remedy, plan, before, after, mended, optional, Optional.of(other));
    }

    private Step without(Findings there) {
      return mending(mended.where(finding -> !there.has(finding)));
    }
  }

  /** Copies the lists; a step is not said to have mended what is still there in the end. */
  public RepairResult {
    Findings there = failed(after);
    steps = steps.stream().map(step -> step.without(there)).toList();
    futile = List.copyOf(futile);
    others = List.copyOf(others);
  }

  /** The remedies alone. */
  public Cure cure() {
    return new Cure(steps, futile, Plan.of(before.host(), Optional.empty()), plan, false);
  }

  /** The same with a second way. */
  RepairResult with(Optional<Ipv4Way> second) {
    return new RepairResult(before, steps, futile, after, others, plan, second);
  }

  /** What a report on it comes to: nothing to change, or something, or not known. */
  public Status status() {
    Findings counting = after.findings().and(after.behindRefusalsThatCount()).and(said());
    boolean worse = !left().where(counting::has).isEmpty();
    boolean open = !undecided().where(counting::has).isEmpty();
    Findings found = before.findings();
    boolean change =
        steps.stream()
            .anyMatch(step -> !step.optional() || !step.mended().where(found::has).isEmpty());
    return Status.of(change || worse, open || after.isUndecided());
  }

  /** The faults that were there and still would be, with what was found before; then new ones. */
  public Findings left() {
    Findings then = failed(after);
    boolean named = plan.records().stream().anyMatch(record -> record.type().equals("PTR"));
    return failed(before)
        .where(then::has)
        .and(then)
        .and(said().worse().where(finding -> !named || !finding.id().equals(RECORD_MISSING)))
        .distinct();
  }

  /** Those of what is left that only receivers mind whose verdict does not count. */
  public Findings aside() {
    Findings counting = after.findings().and(after.behindRefusalsThatCount()).and(said());
    return left().where(finding -> !counting.has(finding));
  }

  /** What is good to know. */
  public Findings notes() {
    return after.findings().and(said()).notes().distinct();
  }

  /** What could not be decided even then; what keeps a receiver from delivering first. */
  public Findings undecided() {
    return after.behindRefusals().and(after.findings()).and(said()).undecided().distinct();
  }

  /** The faults that were there and would be gone. */
  public Findings mended() {
    Findings then = failed(after);
    return failed(before).where(finding -> !then.has(finding));
  }

  private Findings said() {
    return Findings.of(others.stream().map(section -> new Findings(section.findings())).toList());
  }

  /** What is wrong with the host, what keeps a receiver from delivering, every other finding. */
  private static Findings failed(CheckResult result) {
    return result
        .findings()
        .where(finding -> finding.card().owner() != Owner.DNS)
        .and(result.behindRefusals())
        .and(result.findings())
        .worse()
        .distinct();
  }
}
