package smtpprobe;

import fakereceiver.dns.Dns;
import fakereceiver.dns.Ip6Address;
import fakereceiver.judge.Outcome;
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
import smtpprobe.finding.Finding;
import smtpprobe.host.HostAddress;
import smtpprobe.hostrules.Host;
import smtpprobe.hostrules.HostRuleBook;
import smtpprobe.hostrules.Sending;
import smtpprobe.reading.HostReader;
import smtpprobe.remedy.Menders;
import smtpprobe.remedy.Plan;
import smtpprobe.remedy.Remedy;
import smtpprobe.remedy.Situation;

/**
 * Looks for remedies, and tries each on a copy of the host's facts and of its DNS: what receivers
 * would do is judged before and after. Changes nothing. Immutable; a run is for one thread.
 */
public final class Repair {

  /** A remedy may bring up what another mends: a new name needs records. */
  private static final int ROUNDS = 3;

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
    Set<String> beyond = beyondTheHost(before);
    List<RepairResult.Step> steps = new ArrayList<>();
    Set<Remedy> futile = new LinkedHashSet<>();
    Look now = look(request, plan, beyond);
    for (int round = 0; round < ROUNDS; round++) {
      for (int number = 0; number < Menders.count(); number++) {
        Optional<Remedy> remedy = Menders.propose(number, now.situation());
        if (remedy.isPresent()) {
          progress.accept("what becomes of it: " + remedy.get().title());
          Plan next = remedy.get().applyTo(plan);
          Set<String> open = new LinkedHashSet<>(beyond);
          open.removeAll(remedy.get().mends());
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
  private static Set<String> beyondTheHost(CheckResult result) {
    Set<String> ids = new LinkedHashSet<>();
    result.findings(Outcome.Result.FAILED).forEach(finding -> ids.add(finding.rule().id()));
    HostRuleBook.all().forEach(rule -> ids.remove(rule.card().id()));
    return ids;
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

    /** The rules that find a fault, or could not decide. */
    Set<String> open() {
      Set<String> open = new LinkedHashSet<>(situation.faults());
      open.addAll(with(chosen, Outcome.Result.UNDECIDED));
      return open;
    }
  }

  private Look look(CheckRequest request, Plan plan, Set<String> beyond) {
    Dns planned = plan.dns(dns);
    Set<String> faults = new LinkedHashSet<>(beyond);
    HostRuleBook.all().stream()
        .flatMap(rule -> rule.examine(plan.host(), planned).stream())
        .filter(finding -> finding.outcome().result() == Outcome.Result.FAILED)
        .map(Finding::rule)
        .forEach(card -> faults.add(card.id()));
    Checkup checkup = new Checkup(reader, planned, clock, List.of());
    CheckRequest wish = asPlanned(request, plan);
    Optional<Ip6Address> sends = plan.host().sendings().stream().map(Sending::address).findFirst();
    List<Verdict> sending = sends.map(a -> verdicts(checkup, wish, plan, a)).orElse(List.of());
    if (with(sending, Outcome.Result.FAILED).contains("client-not-global")) {
      faults.add("client-not-global");
    }
    Optional<Ip6Address> chosen =
        Situation.of(plan, dns, request.domain(), faults)
            .source()
            .map(HostAddress::address)
            .or(() -> sends);
    List<Verdict> verdicts =
        chosen.equals(sends)
            ? sending
            : chosen.map(a -> verdicts(checkup, wish, plan, a)).orElse(List.of());
    faults.addAll(with(verdicts, Outcome.Result.FAILED));
    with(verdicts, Outcome.Result.UNDECIDED).stream()
        .filter(Menders::mendsTrouble)
        .forEach(faults::add);
    return new Look(Situation.of(plan, dns, request.domain(), faults), verdicts, sending);
  }

  private static List<Verdict> verdicts(
      Checkup checkup, CheckRequest request, Plan plan, Ip6Address source) {
    return checkup.predict(request, plan.host(), source).verdicts();
  }

  /** The rules with that outcome, whatever the receivers make of it. */
  private static Set<String> with(List<Verdict> verdicts, Outcome.Result result) {
    Set<String> ids = new LinkedHashSet<>();
    verdicts.stream()
        .flatMap(verdict -> verdict.outcomes().entrySet().stream())
        .filter(entry -> entry.getValue().result() == result)
        .forEach(entry -> ids.add(entry.getKey()));
    return ids;
  }

  /** A change of the source shows in what leaves; any other in what would leave from there. */
  private static RepairResult.Step step(Remedy remedy, Plan plan, Look now, Look then) {
    boolean moved = !plan.host().sendings().equals(then.situation().plan().host().sendings());
    return new RepairResult.Step(
        remedy,
        plan,
        moved ? now.sending() : now.chosen(),
        moved ? then.sending() : then.chosen(),
        remedy.mends().stream().filter(id -> !then.open().contains(id)).toList());
  }
}
