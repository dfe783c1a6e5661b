package smtpprobe.check;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Inspection;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import smtpprobe.domain.MailDomain;
import smtpprobe.domain.MailDomainLook;
import smtpprobe.domain.StsPolicy;
import smtpprobe.mta.MailServer;
import smtpprobe.path.Path;
import smtpprobe.path.PathLook;
import smtpprobe.reverse.Network;
import smtpprobe.reverse.Places;
import smtpprobe.reverse.Reverse;
import smtpprobe.reverse.WorldDns;
import smtpprobe.routing.Route;
import smtpprobe.rules.domain.DomainRules;
import smtpprobe.rules.path.PathRules;
import smtpprobe.rules.reverse.ReverseRules;
import smtpprobe.sender.Sending;

/**
 * The surveys that go beyond the host: reverse DNS, the domain, the path. Immutable.
 *
 * @param dns answers of a resolver, or of zones in memory
 * @param outside what they may do
 * @param clock the time
 */
public record OutsideSurveys(Dns dns, Outside outside, Clock clock) {

  private static final Duration BUDGET = Duration.ofSeconds(8);
  private static final Duration PATIENCE = Duration.ofSeconds(3); // with a server on the path
  private static final int MAX_SOURCES = 4;

  private interface Look {
    CheckResult.Section at(String heading, Survey.Subject subject);
  }

  /** The delegation of the reverse zone of each address that mail leaves from. */
  public Survey reverse() {
    return survey("reverse DNS, from the root down", this::reverse);
  }

  /** The domain that mail is from. */
  public Survey domain() {
    return survey("the domain", this::domain);
  }

  /** The way to the receivers. */
  public Survey path() {
    return survey("the path to the receivers", this::path);
  }

  /**
   * What the resolver says that nobody else sees, after everybody has asked what they want to know:
   * what was made up shows when asked for.
   */
  public Survey resolver() {
    return survey(
        "the resolver",
        (heading, subject) ->
            new CheckResult.Section(
                heading,
                List.of(),
                dns instanceof WorldDns world
                    ? Inspection.all(ReverseRules.resolver(), world)
                    : List.of()));
  }

  /** The answers of the resolver, corrected by what the name servers themselves say. */
  public static Dns world(Dns dns, Outside outside) {
    return new WorldDns(
        dns,
        answers ->
            new Network(answers, outside.resolvers(), outside.places(), outside.roots(), BUDGET));
  }

  /** The answers of the resolver, without the addresses that it makes up. */
  public static Dns withoutDns64(Dns dns) {
    WorldDns world =
        new WorldDns(
            dns, answers -> new Network(answers, List.of(), Places.AS_THEY_ARE, List.of(), BUDGET));
    world.learnPrefix(BUDGET);
    return world;
  }

  private static Survey survey(String heading, Look look) {
    return new Survey() {
      @Override
      public String heading() {
        return heading;
      }

      @Override
      public List<Finding> look(Subject subject) {
        return section(subject).findings();
      }

      @Override
      public CheckResult.Section section(Subject subject) {
        return look.at(heading, subject);
      }
    };
  }

  private Network open() {
    return open(dns);
  }

  private Network open(Dns dns) {
    return new Network(dns, outside.resolvers(), outside.places(), outside.roots(), BUDGET);
  }

  private CheckResult.Section reverse(String heading, Survey.Subject subject) {
    List<Ip6Address> sources =
        subject.host().outside().stream()
            .map(Sending::address)
            .filter(address -> AddressKind.of(address).isGlobal(dns))
            .distinct()
            .limit(MAX_SOURCES)
            .toList();
    if (sources.isEmpty() || outside.roots().isEmpty()) {
      return skipped(
          heading,
          ReverseRules.all(),
          sources.isEmpty() ? "mail leaves from no global IPv6 address" : outside.whyNoWalk());
    }
    try (Network network = open(WorldDns.resolver(dns))) {
      List<Seen> seen = new ArrayList<>();
      List<Finding> findings = new ArrayList<>();
      for (Reverse reverse : network.all(sources, source -> Reverse.look(source, network))) {
        seen.add(new Seen.OfReverse(reverse));
        findings.addAll(Inspection.all(ReverseRules.all(), reverse));
      }
      return new CheckResult.Section(heading, seen, findings);
    }
  }

  private CheckResult.Section domain(String heading, Survey.Subject subject) {
    Optional<DomainName> domain = subject.request().mailDomain();
    if (domain.isEmpty()) {
      return skipped(heading, DomainRules.all(), "--domain or --from tells whose mail it is");
    }
    try (Network network = open()) {
      MailDomain seen =
          new MailDomainLook(network, outside.policies(), clock)
              .look(
                  new MailDomainLook.Wish(
                      domain.get(),
                      helo(subject),
                      own(subject, network.dns()),
                      outside.selectors(),
                      outside.lists()));
      return new CheckResult.Section(
          heading, List.of(new Seen.OfDomain(seen)), DomainRules.examine(seen));
    }
  }

  private CheckResult.Section path(String heading, Survey.Subject subject) {
    Set<DomainName> domains = new LinkedHashSet<>();
    subject.request().to().stream()
        .map(Mailbox::domain)
        .flatMap(Optional::stream)
        .forEach(domains::add);
    List<Route> relays =
        subject.routes().stream().filter(route -> route.relay().isPresent()).toList();
    relays.forEach(route -> domains.remove(DomainName.of(route.given())));
    if (domains.isEmpty() && relays.isEmpty() && outside.receiver().isEmpty()) {
      return skipped(heading, PathRules.all(), "--to names the recipients whose servers to visit");
    }
    if (outside.whyNoPath().isPresent()) {
      return skipped(heading, PathRules.all(), outside.whyNoPath().get());
    }
    try (Network network = open()) {
      DomainName from =
          subject
              .request()
              .mailDomain()
              .or(() -> helo(subject).name())
              .orElse(DomainName.of("sender.invalid"));
      Path seen =
          new PathLook(network, PATIENCE)
              .look(
                  new PathLook.Wish(
                      domains,
                      helo(subject),
                      from,
                      source(subject),
                      domains.contains(from) ? policy(from) : Optional.empty(),
                      outside.receiver(),
                      relays));
      return new CheckResult.Section(
          heading, List.of(new Seen.OfPath(seen)), Inspection.all(PathRules.all(), seen));
    }
  }

  private Optional<StsPolicy> policy(DomainName own) {
    return StsPolicy.of(outside.policies().fetch(own));
  }

  /** The address that mail leaves from, when the host has it now. */
  private static Optional<Ip6Address> source(Survey.Subject subject) {
    return subject.host().sendings().stream()
        .filter(Sending::bound)
        .map(Sending::address)
        .filter(a -> subject.host().facts().address(a).filter(h -> h.isUsable()).isPresent())
        .findFirst();
  }

  private static CheckResult.Section skipped(
      String heading, List<? extends Inspection<?>> rules, String why) {
    return new CheckResult.Section(heading, List.of(), Inspection.skipped(rules, heading, why));
  }

  private static HeloName helo(Survey.Subject subject) {
    return subject.host().helo().orElse(HeloName.of("localhost"));
  }

  /** Of both families; the kernel hides which IPv4 address it would use, DNS does not. */
  private static Map<IpAddress, String> own(Survey.Subject subject, Dns dns) {
    Map<IpAddress, String> own = new LinkedHashMap<>();
    if (subject.host().given().isEmpty() && subject.host().mail().isHandedOn()) {
      return own;
    }
    subject.host().outside().stream()
        .limit(MAX_SOURCES)
        .forEach(s -> own.put(s.address(), "mail leaves from it"));
    for (MailServer server : subject.host().mail().all()) {
      server.bind().addresses().stream()
          .filter(Ip4Address.class::isInstance)
          .filter(a -> AddressKind.of(a) != AddressKind.UNSPECIFIED)
          .forEach(a -> own.putIfAbsent(a, server.bind().setting()));
    }
    helo(subject)
        .name()
        .filter(name -> !subject.host().isOfAnother(name, dns))
        .ifPresent(
            name ->
                dns.a(name).records().stream()
                    .limit(MAX_SOURCES)
                    .forEach(a -> own.putIfAbsent(a, "the HELO name leads to it")));
    return own;
  }
}
