package smtpprobe.fix;

import fakereceiver.dns.Dns;
import fakereceiver.dns.Ip4Address;
import fakereceiver.finding.Findings;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import smtpprobe.check.CheckRequest;
import smtpprobe.check.CheckResult;
import smtpprobe.check.Checkup;
import smtpprobe.mta.MailServers;
import smtpprobe.predict.Counted;
import smtpprobe.predict.Reasons;
import smtpprobe.remedy.Ipv4OnlyChange;
import smtpprobe.remedy.Plan;
import smtpprobe.remedy.Recipe;
import smtpprobe.remedy.Remedy;
import smtpprobe.sender.Host;

/**
 * To receive over both families and send over IPv4: for those who cannot get what mail over IPv6
 * needs from somebody else. Tried on the plan: no mail leaves over IPv6 then. Immutable.
 *
 * @param remedy what to change, and what it costs
 * @param plan things before it
 * @param ends the faults that no receiver finds any more, for mail comes over IPv6 no longer
 * @param source the IPv4 address that mail leaves from then, as far as that can be seen
 * @param verdicts what receivers would do with mail from there; none when it cannot be seen
 */
public record Ipv4Way(
    Remedy remedy, Plan plan, Findings ends, Optional<Ip4Address> source, List<Verdict> verdicts) {

  /** What nobody on the host can change. */
  private static final Set<Owner> OTHERS = Set.of(Owner.REVERSE_ZONE, Owner.PROVIDER);

  /** Of no account where nothing leaves over IPv6. */
  private static final String OF_BIND = "bind-address-missing";

  public Ipv4Way {
    verdicts = List.copyOf(verdicts);
  }

  /** It as a step of its own, the first one. */
  RepairResult.Step step(CheckResult now) {
    return new RepairResult.Step(
        remedy, plan, now.verdicts().toList(), verdicts, ends, false, Optional.empty());
  }

  /**
   * The address that it is said to be from; where no mail server is told to send from it, the host
   * need not have it: nothing here shows the addresses that it has in IPv4.
   */
  public String from() {
    return source
        .map(
            address ->
                ", from "
                    + address
                    + (told(plan.host()).contains(address) ? "" : " if this host has that address"))
        .orElse("");
  }

  /** The recipes, each tool once. */
  public List<Recipe> recipes() {
    return remedy.recipes(plan);
  }

  /**
   * What has to be had from somebody else for mail over IPv6, in a few words; empty for nothing.
   */
  public static Optional<String> missing(CheckResult now) {
    Findings minded = now.behindRefusals().failed();
    Findings others = minded.and(now.findings().failed());
    return !now.isTunnelled()
            && !minded.where(finding -> finding.card().owner() == Owner.REVERSE_ZONE).isEmpty()
        ? Optional.of("the PTR record")
        : others.where(finding -> finding.card().owner() == Owner.PROVIDER).isEmpty()
            ? Optional.empty()
            : Optional.of("an address or a network of your own from the provider");
  }

  /**
   * Whether somebody else is needed for mail over IPv6, and IPv4 is known to be as good at least.
   *
   * @param whole things with all of the remedies for IPv6
   * @param left what they leave
   */
  boolean isSecondBest(CheckResult now, Plan whole, Findings left) {
    boolean others =
        whole.records().stream().anyMatch(record -> record.type().equals("PTR"))
            || !left.where(finding -> OTHERS.contains(finding.card().owner())).isEmpty();
    return others
        && missing(now).isPresent()
        && !verdicts.isEmpty()
        && now.rows().stream()
            .filter(CheckResult.Row::sends)
            .mapToLong(row -> Counted.delivering(row.prediction().verdicts()))
            .max()
            .stream()
            .anyMatch(before -> before <= Counted.delivering(verdicts));
  }

  /**
   * Tries it.
   *
   * @param plan things as they are
   * @return empty when none leaves over IPv6 as things are, or some still would
   */
  static Optional<Ipv4Way> of(
      Plan plan, CheckResult now, CheckRequest request, Checkup checkup, Dns dns) {
    Remedy remedy =
        new Remedy(
            "Send over IPv4 only, and go on receiving over both families",
            now.behindRefusals()
                .and(
                    now.findings()
                        .failed()
                        .where(f -> OTHERS.contains(f.card().owner()) || f.id().equals(OF_BIND)))
                .failed()
                .distinct(),
            List.of(new Ipv4OnlyChange()),
            List.of());
    Plan then = remedy.applyTo(plan);
    if (plan.host().isIpv4Only() || !then.host().isIpv4Only()) {
      return Optional.empty();
    }
    Optional<Ip4Address> source = source(plan.host(), dns);
    List<Verdict> verdicts =
        source.map(a -> checkup.predict(request, then.host(), a).verdicts()).orElse(List.of());
    Findings there = Reasons.ofRefusals(verdicts).failed();
    return Optional.of(
        new Ipv4Way(
            new Remedy(
                remedy.title(),
                remedy.mends(),
                remedy.changes(),
                notes(plan.host(), source, there)),
            plan,
            remedy.mends().where(finding -> !there.ids().contains(finding.id())),
            source,
            verdicts));
  }

  private static List<String> notes(Host host, Optional<Ip4Address> source, Findings there) {
    List<String> notes = new ArrayList<>(Ipv4OnlyChange.costs(host));
    if (source.isEmpty()) {
      notes.add(
          "Which IPv4 address mail leaves from then cannot be seen here, nor whether there is one:"
              + " no receiver was asked about it");
      return notes;
    }
    if (!told(host).contains(source.get())) {
      notes.add(
          source.get()
              + " is where the HELO name leads: look that this host has it (\"ip -4 addr\"), or"
              + " another one that mail can leave from");
    }
    if (!there.isEmpty()) {
      notes.add(
          "Over IPv4, from "
              + source.get()
              + ", receivers mind "
              + String.join(", ", there.ids())
              + ": \"smtp-probe predict --client "
              + source.get()
              + "\" says what to do");
    }
    return notes;
  }

  /** What a mail server is bound to, or else what the HELO name leads to. */
  private static Optional<Ip4Address> source(Host host, Dns dns) {
    Set<Ip4Address> known = told(host);
    host.helo()
        .flatMap(HeloName::name)
        .filter(name -> !host.isOfAnother(name, dns))
        .ifPresent(n -> known.addAll(dns.a(n).records()));
    return known.stream().findFirst();
  }

  private static Set<Ip4Address> told(Host host) {
    Set<Ip4Address> told = new LinkedHashSet<>();
    host.mail().ways().stream()
        .map(MailServers.Way::out)
        .flatMap(way -> way.bind().addresses().stream())
        .flatMap(a -> a instanceof Ip4Address four ? Stream.of(four) : Stream.empty())
        .forEach(told::add);
    return told;
  }
}
