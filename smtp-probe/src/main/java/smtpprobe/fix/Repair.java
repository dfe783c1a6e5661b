package smtpprobe.fix;

import fakereceiver.dns.Dns;
import fakereceiver.dns.Ip6Address;
import fakereceiver.finding.Findings;
import fakereceiver.finding.Inspection;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import smtpprobe.check.CheckRequest;
import smtpprobe.check.CheckResult;
import smtpprobe.check.Checkup;
import smtpprobe.check.Survey;
import smtpprobe.host.HostAddress;
import smtpprobe.reading.HostReader;
import smtpprobe.remedy.Plan;
import smtpprobe.remedy.Remedy;
import smtpprobe.remedy.RemedyFinders;
import smtpprobe.remedy.Situation;
import smtpprobe.rules.host.HostRules;
import smtpprobe.sender.Host;
import smtpprobe.sender.HostInDns;
import smtpprobe.sender.Sending;

/**
 * Looks for remedies, and tries each on a copy of the host's facts and of its DNS: what receivers
 * would do is judged before and after. Changes nothing. Immutable; a run is for one thread.
 */
public final class Repair {

  /** A remedy may bring up what another mends: a new name needs records. */
  private static final int ROUNDS = 3;

  private static final String NOT_GLOBAL = "client-not-global";

  private final HostReader reader;
  private final Dns dns;
  private final Clock clock;
  private final Function<Dns, List<Survey>> surveys;
  private final List<Survey> once;

  /**
   * Repairs that host.
   *
   * @param dns as it is now
   * @param surveys what to look at, with DNS as it is or as it would be
   * @param once what asks others, and so sees things as they are whatever is planned: the name
   *     servers of the reverse zone, the receivers; they look at where mail is to leave from
   */
  public Repair(
      HostReader reader,
      Dns dns,
      Clock clock,
      Function<Dns, List<Survey>> surveys,
      List<Survey> once) {
    this.reader = reader;
    this.dns = dns;
    this.clock = clock;
    this.surveys = surveys;
    this.once = List.copyOf(once);
  }

  /**
   * Looks for remedies.
   *
   * @param progress told in a few words what comes next
   */
  public RepairResult run(CheckRequest request, Consumer<String> progress) {
    CheckResult before = new Checkup(reader, dns, clock, surveys.apply(dns)).run(request, progress);
    Host host = before.host().with(before.host().facts().withPlainNames());
    Plan plan =
        Plan.of(
            host,
            Optional.of(
                Checkup.sender(request, before.host().helo().orElse(HeloName.of("localhost")))));
    Findings beyond = beyondTheHost(before);
    List<RepairResult.Step> steps = new ArrayList<>();
    Set<Remedy> futile = new LinkedHashSet<>();
    Look now = look(request, plan, beyond);
    for (int round = 0; round < ROUNDS; round++) {
      for (int number = 0; number < RemedyFinders.count(); number++) {
        Optional<Remedy> remedy = RemedyFinders.propose(number, now.situation());
        if (remedy.isPresent()) {
          progress.accept("what becomes of it: " + remedy.get().title());
          Plan next = remedy.get().applyTo(plan);
          Set<String> mends = remedy.get().mends().ids();
          Findings open = beyond.where(finding -> !mends.contains(finding.id()));
          Look then = look(request, next, open);
          RepairResult.Step step = step(remedy.get(), plan, now, then);
          if (step.mended().isEmpty() || step.isWorse()) {
            futile.add(remedy.get());
          } else {
            steps.add(step);
            plan = next;
            now = then;
            beyond = open;
          }
        }
      }
    }
    progress.accept("all of it once more, with the changes");
    Dns planned = plan.dns(dns);
    CheckResult after =
        new Checkup(reader, planned, clock, surveys.apply(planned))
            .look(asPlanned(request, plan), plan.host(), before.routes(), what -> {});
    Survey.Subject subject = new Survey.Subject(request, plan.host(), before.routes(), dns);
    List<CheckResult.Section> others = new ArrayList<>();
    for (Survey survey : once) {
      progress.accept(survey.heading());
      others.add(survey.section(subject));
    }
    return new RepairResult(before, steps, List.copyOf(futile), after, others, plan);
  }

  /** The faults that are looked for once only, since looking takes long. */
  private static Findings beyondTheHost(CheckResult result) {
    Set<String> host =
        HostRules.all().stream().map(rule -> rule.card().id()).collect(Collectors.toSet());
    return result.findings().failed().where(finding -> !host.contains(finding.id()));
  }

  private static CheckRequest asPlanned(CheckRequest request, Plan plan) {
    return plan.from().map(request::withFrom).orElse(request);
  }

  /**
   * What is wrong with a plan.
   *
   * @param situation the faults, and where it is to lead
   * @param chosen verdicts on mail from the address that mail is to leave from
   * @param sending verdicts on mail from the address that it does leave from
   */
  private record Look(Situation situation, List<Verdict> chosen, List<Verdict> sending) {

    /** What finds a fault, or could not be decided. */
    Findings open() {
      return situation.faults().and(found(chosen).undecided());
    }
  }

  private Look look(CheckRequest request, Plan plan, Findings beyond) {
    Dns planned = plan.dns(dns);
    HostInDns host = new HostInDns(plan.host(), planned, request.mailDomain());
    Findings here = new Findings(Inspection.all(HostRules.all(), host)).failed();
    Checkup checkup = new Checkup(reader, planned, clock, List.of());
    CheckRequest wish = asPlanned(request, plan);
    Optional<Ip6Address> sends = plan.host().outside().stream().map(Sending::address).findFirst();
    List<Verdict> sending = sends.map(a -> verdicts(checkup, wish, plan, a)).orElse(List.of());
    Findings faults =
        beyond
            .and(here)
            .and(found(sending).failed().where(finding -> finding.id().equals(NOT_GLOBAL)));
    Optional<Ip6Address> chosen =
        Situation.of(plan, dns, request.domain(), faults)
            .source()
            .map(HostAddress::address)
            .or(() -> sends);
    List<Verdict> verdicts =
        chosen.equals(sends)
            ? sending
            : chosen.map(a -> verdicts(checkup, wish, plan, a)).orElse(List.of());
    Findings found = found(verdicts);
    Findings trouble = found.undecided().where(finding -> RemedyFinders.mendsTrouble(finding.id()));
    Findings all = faults.and(found.failed()).and(trouble).distinct();
    return new Look(Situation.of(plan, dns, request.domain(), all), verdicts, sending);
  }

  private static List<Verdict> verdicts(
      Checkup checkup, CheckRequest request, Plan plan, Ip6Address source) {
    return checkup.predict(request, plan.host(), source).verdicts();
  }

  /** What the rules found, whatever the receivers make of it. */
  private static Findings found(List<Verdict> verdicts) {
    return Findings.of(verdicts.stream().map(Verdict::findings).toList());
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
        remedy.mends().where(finding -> !then.open().has(finding.id())));
  }
}
