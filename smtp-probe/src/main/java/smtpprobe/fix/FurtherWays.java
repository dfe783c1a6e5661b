package smtpprobe.fix;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.finding.Findings;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import smtpprobe.check.CheckResult;
import smtpprobe.host.HostAddress;
import smtpprobe.mta.MailServers;
import smtpprobe.remedy.Plan;
import smtpprobe.remedy.Remedy;
import smtpprobe.remedy.WayGreetingChange;
import smtpprobe.sender.Host;

/**
 * Mends the ways out besides the usual one, each from the address and under the name that it has:
 * by records, since what the mail server is set to is the usual way's; where no record helps, by
 * greeting as that does.
 */
final class FurtherWays {

  private final Dns dns;
  private final Optional<DomainName> domain;
  private final Trial trial;
  private final Consumer<String> progress;

  /**
   * Mends the ways of a host.
   *
   * @param dns as it is now
   * @param domain the domain that the user named
   */
  FurtherWays(Dns dns, Optional<DomainName> domain, Trial trial, Consumer<String> progress) {
    this.dns = dns;
    this.domain = domain;
    this.trial = new OfReceivers(trial);
    this.progress = progress;
  }

  /**
   * What mends the usual way, and behind it what mends the others.
   *
   * @param usual what mends the usual way
   * @param then what is found when that is done
   */
  Cure behind(Cure usual, CheckResult then) {
    Cure all = usual;
    List<Attempt> mails = new ArrayList<>();
    Set<Ip6Address> named =
        usual.plan().host().outside().stream()
            .map(sending -> sending.address())
            .collect(Collectors.toSet());
    for (CheckResult.Row row : further(then, named.size())) {
      boolean wrong = row.prediction().verdicts().stream().anyMatch(Verdict::isWorse);
      if (row.sends()) {
        mails.add(row.prediction().attempt());
      }
      if (row.sends() && wrong && lasts(row.address(), then.host())) {
        boolean may = named.add(row.address());
        all =
            all.and(
                steps(
                    all.plan(),
                    row.prediction().attempt(),
                    remedy -> remedy.isOfRecords() && (may || !namesAnAddress(remedy))));
        all = all.and(greeting(all.plan(), row.prediction().attempt()).stream().toList());
      }
    }
    return needing(all, mails);
  }

  /** What the usual way could do without is needed if one of the others could not. */
  private Cure needing(Cure all, List<Attempt> mails) {
    return all.changing(
        step ->
            step.optional() && mails.stream().anyMatch(mail -> isNeeded(step, all, mail))
                ? step.needed()
                : step);
  }

  private boolean isNeeded(RepairResult.Step step, Cure all, Attempt mail) {
    Plan without = all.start();
    for (RepairResult.Step other : all.steps()) {
      without = other.equals(step) ? without : other.remedy().applyTo(without);
    }
    return !decisions(without, mail).equals(decisions(all.plan(), mail));
  }

  private List<?> decisions(Plan plan, Attempt mail) {
    return StepOrder.decisions(verdicts(plan, mail));
  }

  /**
   * The ways behind the usual ones, first those that are bound to their address, and of these those
   * with the usual sender: what the mail of another needs may be more than can be had here.
   */
  private static List<CheckResult.Row> further(CheckResult then, int usual) {
    return then.rows().stream()
        .skip(usual)
        .sorted(
            Comparator.comparing((CheckResult.Row row) -> !isBound(row, then.host()))
                .thenComparing(row -> !from(row).equals(from(then.rows().get(0)))))
        .toList();
  }

  private static boolean isBound(CheckResult.Row row, Host host) {
    Optional<String> helo = row.prediction().attempt().heloName().map(HeloName::text);
    return host.mail().everyWay().stream()
        .map(MailServers.Way::out)
        .filter(way -> way.bind().six().equals(Optional.of(row.address())))
        .anyMatch(way -> way.heloName().equals(helo));
  }

  private static Optional<ReversePath> from(CheckResult.Row row) {
    return row.prediction().attempt().reversePath();
  }

  /** Whether it changes the name of an address: another way out may rest on the one that it has. */
  private static boolean namesAnAddress(Remedy remedy) {
    return StepOrder.records(remedy).anyMatch(record -> record.type().equals("PTR"));
  }

  /** Whether it may be published. */
  private boolean lasts(Ip6Address address, Host host) {
    return host.isGlobal(address, dns)
        && host.facts().address(address).filter(HostAddress::isLasting).isPresent();
  }

  private List<RepairResult.Step> steps(Plan plan, Attempt mail, Predicate<Remedy> wanted) {
    Ip6Address from = (Ip6Address) mail.clientAddress();
    Plan start = sending(plan, mail);
    Optional<DomainName> own =
        domain.filter(
            name ->
                start
                    .from()
                    .flatMap(ReversePath::mailbox)
                    .flatMap(Mailbox::domain)
                    .filter(name::equals)
                    .isPresent());
    List<RepairResult.Step> found =
        new Planner(dns, own, trial, progress).cure(start, Findings.NONE, wanted).steps();
    List<RepairResult.Step> steps = new ArrayList<>();
    for (RepairResult.Step step : found) {
      steps.add(step.on(new RepairResult.Way(from, found.get(0).before())));
    }
    return steps;
  }

  /** With the name of the usual way, where that mends what receivers refuse it for. */
  private Optional<RepairResult.Step> greeting(Plan plan, Attempt mail) {
    Optional<HeloName> usual = plan.host().helo();
    Optional<WayGreetingChange> change =
        usual.flatMap(
            name -> mail.heloName().map(old -> new WayGreetingChange(old.text(), name.text())));
    if (change.filter(one -> one.isFor(plan.host())).isEmpty()) {
      return Optional.empty();
    }
    Ip6Address from = (Ip6Address) mail.clientAddress();
    List<Verdict> before = verdicts(plan, mail);
    List<Verdict> after = verdicts(plan, mail.withHelo(usual.get()));
    Findings left = found(after);
    Findings mended = found(before).where(fault -> !left.has(fault.id()));
    RepairResult.Step step =
        new RepairResult.Step(
            new Remedy(
                "Greet as " + usual.get() + ", as other mail does",
                mended,
                List.of(change.get()),
                List.of()),
            plan,
            before,
            after,
            mended,
            false,
            Optional.of(new RepairResult.Way(from, before)));
    return Optional.of(step).filter(RepairResult.Step::isMinded).filter(one -> !one.isWorse());
  }

  private static Findings found(List<Verdict> verdicts) {
    return Findings.of(verdicts.stream().map(Verdict::findings).toList()).failed();
  }

  private List<Verdict> verdicts(Plan plan, Attempt mail) {
    Plan sent = sending(plan, mail);
    return trial.verdicts(sent, sent.dns(dns), (Ip6Address) mail.clientAddress());
  }

  private static Plan sending(Plan plan, Attempt mail) {
    Host seen = plan.host().sendingFrom(List.of((Ip6Address) mail.clientAddress()));
    return plan.with(mail.heloName().map(seen::greetingAs).orElse(seen))
        .with(mail.reversePath().orElse(ReversePath.NULL));
  }

  /** What is wrong with the host itself is the usual way's to mend. */
  private record OfReceivers(Trial trial) implements Trial {
    @Override
    public List<Verdict> verdicts(Plan plan, Dns planned, Ip6Address source) {
      return trial.verdicts(plan, planned, source);
    }

    @Override
    public Findings host(Plan plan, Dns planned) {
      return Findings.NONE;
    }
  }
}
