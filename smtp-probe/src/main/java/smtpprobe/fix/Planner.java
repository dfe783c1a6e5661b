package smtpprobe.fix;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.finding.Findings;
import fakereceiver.judge.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import smtpprobe.check.CheckResult;
import smtpprobe.host.HostAddress;
import smtpprobe.remedy.BindChange;
import smtpprobe.remedy.Plan;
import smtpprobe.remedy.Remedy;
import smtpprobe.remedy.RemedyFinders;
import smtpprobe.remedy.Situation;
import smtpprobe.sender.Host;
import smtpprobe.sender.Sending;

/** Proposes remedies, tries each on a plan, and keeps those that take a fault away. */
final class Planner {

  /** A remedy may bring up what another mends: a new name needs records. */
  private static final int ROUNDS = 3;

  private static final String NOT_GLOBAL = "client-not-global";

  private final Dns dns;
  private final Optional<DomainName> domain;
  private final Trial trial;
  private final Consumer<String> progress;

  /**
   * A planner.
   *
   * @param dns as it is now
   * @param domain the domain that the user named
   */
  Planner(Dns dns, Optional<DomainName> domain, Trial trial, Consumer<String> progress) {
    this.dns = dns;
    this.domain = domain;
    this.trial = trial;
    this.progress = progress;
  }

  /**
   * The remedies.
   *
   * @param beyond faults that are looked for once only; a remedy for them is believed
   */
  Cure cure(Plan start, Findings beyond) {
    return cure(start, beyond, remedy -> true);
  }

  /** The same; of the remedies only those that are wanted. */
  Cure cure(Plan start, Findings beyond, Predicate<Remedy> wanted) {
    List<RepairResult.Step> steps = new ArrayList<>();
    Set<Remedy> futile = new LinkedHashSet<>();
    Plan plan = start;
    Findings open = beyond;
    Look now = look(plan, open);
    Look first = now;
    boolean goesOn = true;
    for (int round = 0; round < ROUNDS && goesOn; round++) {
      int kept = steps.size(); // after a round without a further one, each would be as before
      for (int number = 0; number < RemedyFinders.count(); number++) {
        Optional<Remedy> remedy = RemedyFinders.propose(number, now.situation()).filter(wanted);
        if (remedy.isPresent()) {
          progress.accept("what becomes of it: " + remedy.get().title());
          Plan next = remedy.get().applyTo(plan);
          Findings rest = without(open, remedy.get());
          Look then = look(next, rest);
          RepairResult.Step step = step(remedy.get(), plan, now, then);
          if (step.mended().isEmpty() || step.isWorse()) {
            futile.add(remedy.get());
          } else {
            steps.add(step);
            String title = remedy.get().title();
            futile.removeIf(one -> one.title().equals(title)); // another had to come first
            plan = next;
            now = then;
            open = rest;
          }
        }
      }
      goesOn = steps.size() > kept;
    }
    return new Cure(
        new StepOrder(this, start, beyond, first).of(steps),
        List.copyOf(futile),
        start,
        plan,
        first.situation().isForeign());
  }

  /** The same where mail is to leave from another address of the host first. */
  Cure cureMoved(Plan start, Ip6Address to) {
    Look now = look(start, Findings.NONE);
    Remedy move =
        new Remedy(
            "Let mail leave from " + to,
            now.situation().faults(),
            List.of(new BindChange(to)),
            List.of("DNS has it for the HELO name, in both directions"));
    Plan moved = move.applyTo(start);
    return cure(moved, Findings.NONE)
        .behind(step(move, start, now, look(moved, Findings.NONE)), start);
  }

  static Findings without(Findings open, Remedy remedy) {
    Set<String> mends = remedy.mends().ids();
    return open.where(finding -> !mends.contains(finding.id()));
  }

  /**
   * What is wrong with a plan.
   *
   * @param situation the faults, and where it is to lead
   * @param host what is wrong besides what receivers find
   * @param chosen verdicts on mail from the address that mail is to leave from
   * @param sending verdicts on mail from the address that it does leave from
   */
  record Look(Situation situation, Findings host, List<Verdict> chosen, List<Verdict> sending) {

    /** What finds a fault, or could not be decided. */
    Findings open() {
      return situation.faults().and(found(situation.plan(), chosen).undecided());
    }

    /** Verdicts on mail as it leaves, or as it first would. */
    List<Verdict> leaving() {
      return sending.isEmpty() ? chosen : sending;
    }

    /** What is wrong with mail as it leaves, and with the host. */
    Findings shown() {
      Findings found = found(situation.plan(), leaving());
      return host.and(found.failed()).and(trouble(found)).distinct();
    }
  }

  Look look(Plan plan, Findings beyond) {
    Dns planned = plan.dns(dns);
    Findings host = beyond.and(trial.host(plan, planned).failed());
    Optional<Ip6Address> sends = plan.host().outside().stream().map(Sending::address).findFirst();
    List<Verdict> sending = sends.map(a -> trial.verdicts(plan, planned, a)).orElse(List.of());
    Findings faults =
        host.and(found(plan, sending).failed().where(finding -> finding.id().equals(NOT_GLOBAL)));
    Optional<Ip6Address> chosen =
        isKeptToIpv4(plan.host()) || (sends.isEmpty() && plan.host().unknownBind().isPresent())
            ? Optional.empty()
            : Situation.of(plan, dns, domain, faults)
                .source()
                .map(HostAddress::address)
                .or(() -> sends);
    List<Verdict> verdicts =
        chosen.equals(sends)
            ? sending
            : chosen.map(a -> trial.verdicts(plan, planned, a)).orElse(List.of());
    Findings found = found(plan, verdicts);
    Findings all = faults.and(found.failed()).and(trouble(found)).distinct();
    return new Look(Situation.of(plan, dns, domain, all), host, verdicts, sending);
  }

  private static boolean isKeptToIpv4(Host host) {
    return host.isIpv4Only() && (host.mail().isRelayed() || !host.mail().sixWanted());
  }

  /** What the rules found, whatever the receivers make of it. */
  private static Findings found(Plan plan, List<Verdict> verdicts) {
    return CheckResult.judged(
        plan.host(), Findings.of(verdicts.stream().map(Verdict::findings).toList()));
  }

  private static Findings trouble(Findings found) {
    return found.undecided().where(finding -> RemedyFinders.mendsTrouble(finding.id()));
  }

  /**
   * A change of the source shows in what leaves; any other, and the first mail over IPv6, in what
   * would leave from there.
   */
  private static RepairResult.Step step(Remedy remedy, Plan plan, Look now, Look then) {
    boolean moved =
        !plan.host().isIpv4Only()
            && !plan.host().sendings().equals(then.situation().plan().host().sendings());
    return new RepairResult.Step(
        remedy,
        plan,
        moved ? now.sending() : now.chosen(),
        moved ? then.sending() : then.chosen(),
        remedy.mends().where(finding -> !then.open().has(finding.id())),
        false,
        Optional.empty());
  }
}
