package smtpprobe.fix;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.Wanted;
import fakereceiver.dns.memory.SessionDns;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Findings;
import fakereceiver.finding.Inspection;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import smtpprobe.check.CheckRequest;
import smtpprobe.check.CheckResult;
import smtpprobe.check.Checkup;
import smtpprobe.check.FamilyWish;
import smtpprobe.check.Survey;
import smtpprobe.reading.HostReader;
import smtpprobe.remedy.Plan;
import smtpprobe.rules.host.HostRules;
import smtpprobe.sender.Host;
import smtpprobe.sender.HostInDns;

/**
 * Looks for remedies, and tries each on a copy of the host's facts and of its DNS: what receivers
 * would do is judged before and after. Changes nothing. Immutable; a run is for one thread.
 */
public final class Repair {

  /** How long DNS may take while remedies are tried. */
  private static final Duration FOR_TRIALS = Duration.ofSeconds(60);

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
    Plan start = start(before, request);
    Optional<Ipv4Way> ipv4 = ipv4(start, before, request);
    boolean kept = request.families() == FamilyWish.KEEP_IPV4;
    Dns asked = askedOnce(before);
    Proven proven =
        proven(
            planned(start, before, request, ipv4.filter(way -> kept), asked, progress),
            before,
            request,
            asked,
            progress);
    Cure cure = proven.cure();
    CheckResult after = proven.after();
    Plan plan = cure.plan();
    Survey.Subject subject = new Survey.Subject(request, plan.host(), before.routes(), dns);
    List<CheckResult.Section> others = new ArrayList<>();
    for (Survey survey : once) {
      progress.accept(survey.heading());
      others.add(survey.section(subject));
    }
    RepairResult result =
        new RepairResult(
            before, cure.steps(), cure.futile(), after, others, plan, Optional.empty());
    return result.with(ipv4.filter(way -> !kept && way.isSecondBest(before, plan, result.left())));
  }

  /**
   * The remedies for what a check-up found.
   *
   * @param before what it found
   */
  public Cure cure(CheckResult before, CheckRequest request, Consumer<String> progress) {
    Dns asked = askedOnce(before);
    Cure planned =
        planned(start(before, request), before, request, Optional.empty(), asked, progress);
    return proven(planned, before, request, asked, progress).cure();
  }

  private record Proven(Cure cure, CheckResult after) {}

  /** With what mends further ways out, and all of it looked at once more. */
  private Proven proven(
      Cure usual, CheckResult before, CheckRequest request, Dns asked, Consumer<String> progress) {
    progress.accept("all of it once more, with the changes");
    CheckResult then = usual.steps().isEmpty() ? before : after(before, request, usual.plan());
    Cure all =
        new FurtherWays(asked, request.domain(), trial(request), progress).behind(usual, then);
    CheckResult after = all.equals(usual) ? then : after(before, request, all.plan());
    return new Proven(all.proven(before, after), after);
  }

  private CheckResult after(CheckResult before, CheckRequest request, Plan plan) {
    Dns planned = plan.dns(dns);
    return new Checkup(reader, planned, clock, surveys.apply(planned))
        .look(asPlanned(request, plan), plan.host(), before.routes(), what -> {});
  }

  private static Plan start(CheckResult before, CheckRequest request) {
    Host host = before.host().with(before.host().facts().withPlainNames());
    return Plan.of(
        host,
        Optional.of(
            Checkup.sender(request, before.host().helo().orElse(HeloName.of("localhost")))));
  }

  /**
   * Remedies are tried by asking again and again: a name server that is silent is asked once, and
   * what it did not say before side by side.
   */
  private Dns askedOnce(CheckResult before) {
    SessionDns asked = SessionDns.until(dns, FOR_TRIALS);
    asked.prefetch(
        before.looked().all().stream()
            .flatMap(finding -> finding.outcome().evidence().answers().stream())
            .filter(Answer::isUnavailable)
            .<Wanted<?>>map(answer -> Wanted.of(answer.question()))
            .toList());
    return asked;
  }

  /** What is left to do once mail leaves over IPv4 only comes behind that. */
  private Cure planned(
      Plan start,
      CheckResult before,
      CheckRequest request,
      Optional<Ipv4Way> kept,
      Dns asked,
      Consumer<String> progress) {
    Plan begun = kept.map(way -> way.remedy().applyTo(start)).orElse(start);
    Cure cure =
        new Planner(asked, request.domain(), trial(request), progress)
            .cure(
                begun,
                beyondTheHost(before).where(finding -> kept.isEmpty() || !isOfSixInSpf(finding)));
    return kept.map(way -> cure.behind(way.step(before), start)).orElse(cure);
  }

  private Optional<Ipv4Way> ipv4(Plan plan, CheckResult before, CheckRequest request) {
    return Ipv4Way.of(plan, before, request, new Checkup(reader, dns, clock, List.of()), dns);
  }

  private Trial trial(CheckRequest request) {
    return new Trial() {
      @Override
      public List<Verdict> verdicts(Plan plan, Dns planned, Ip6Address source) {
        return new Checkup(reader, planned, clock, List.of())
            .predict(asPlanned(request, plan), plan.host(), source)
            .verdicts();
      }

      @Override
      public Findings host(Plan plan, Dns planned) {
        return new Findings(
            Inspection.all(
                HostRules.all(), new HostInDns(plan.host(), planned, request.mailDomain())));
      }
    };
  }

  /** Of no use where no mail leaves from the address. */
  private static boolean isOfSixInSpf(Finding finding) {
    return finding.id().equals("spf-source-left-out")
        && Ip6Address.parse(finding.about()).isPresent();
  }

  /** The faults that are looked for once only, since looking takes long. */
  private static Findings beyondTheHost(CheckResult result) {
    Set<String> host =
        HostRules.all().stream().map(rule -> rule.card().id()).collect(Collectors.toSet());
    return result.findings().worse().where(finding -> !host.contains(finding.id()));
  }

  private static CheckRequest asPlanned(CheckRequest request, Plan plan) {
    return plan.from().map(request::withFrom).orElse(request);
  }
}
