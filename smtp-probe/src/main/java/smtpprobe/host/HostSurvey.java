package smtpprobe.host;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import smtpprobe.json.Json;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.HostReader;
import smtpprobe.reading.Reading;
import smtpprobe.selection.Candidate;
import smtpprobe.selection.SourceRule;
import smtpprobe.selection.SourceSelection;

/** Reads what a host's IPv6 is. */
public final class HostSurvey {

  /**
   * Targets that stand for the world: the first address of a block of each regional registry (IANA,
   * IPv6 Global Unicast Address Space). Which of several sources is chosen depends on the target.
   */
  public static final List<Ip6Address> WORLD =
      List.of(
          Ip6Address.of("2400::1"),
          Ip6Address.of("2600::1"),
          Ip6Address.of("2800::1"),
          Ip6Address.of("2a00::1"),
          Ip6Address.of("2c00::1"));

  private static final String SET_BY_ROUTE = "the route sets it (src)";

  private HostSurvey() {}

  /**
   * The facts.
   *
   * @param targets where mail goes: for each of them, and for the {@link #WORLD}, the source
   *     address is found
   */
  public static HostFacts read(HostReader host, List<Ip6Address> targets) {
    List<Skipped> skipped = new ArrayList<>();
    List<HostAddress> addresses = AddressReader.read(host, skipped);
    Optional<List<DefaultRoute>> routes = RouteReader.read(host, targets, skipped);
    List<Barrier> barriers = RouteReader.barriers(host, targets);
    Set<String> devices = new LinkedHashSet<>(List.of("all", "default"));
    addresses.forEach(address -> devices.add(address.device()));
    routes.ifPresent(list -> list.forEach(route -> devices.add(route.device())));
    if (addresses.stream().noneMatch(HostAddress::isBeyondLink)) {
      devices.addAll(Link.names(host)); // IPv6 may be off on the one that should have addresses
    }
    devices.removeIf(name -> !Interface.isName(name));
    InterfaceReader interfaces = new InterfaceReader(host);
    OptionalInt bindv6only = interfaces.number("bindv6only");
    if (bindv6only.isEmpty()) {
      skipped.add(new Skipped("bindv6only", "the sysctls of IPv6 cannot be read"));
    }
    NetworkSetup setup =
        NetworkSetup.of(
            Configurator.read(host, devices),
            NetworkFiles.of(host, devices, skipped),
            Keeper.ofNetwork(host));
    HostFacts facts =
        new HostFacts(
            name(host),
            addresses,
            interfaces.read(devices),
            new Routing(
                routes.orElse(List.of()),
                RuleReader.read(host),
                barriers,
                RouteReader.narrow(host),
                routes.isPresent(),
                interfaces.number("ip_nonlocal_bind").orElse(0) == 1
                    ? Optional.of(RouteReader.local(host))
                    : Optional.empty()),
            List.of(),
            bindv6only,
            host.isRedacted(),
            setup,
            skipped);
    Set<Ip6Address> all = new LinkedHashSet<>(targets);
    all.addAll(WORLD);
    HostFacts real = withRouteOf(facts, host);
    return real.choosing(
        all.stream().flatMap(target -> choices(host, real, target).stream()).toList());
  }

  /**
   * With a route for what the kernel does where the routes that were read lead nowhere, or by an
   * interface whose own addresses the kernel would prefer (RFC 6724 section 5 rule 5).
   */
  private static HostFacts withRouteOf(HostFacts facts, HostReader host) {
    return WORLD.stream()
        .flatMap(target -> host.kernelChoice(target).value().flatMap(Ip6Address::parse).stream())
        .flatMap(source -> facts.address(source).stream())
        .findFirst()
        .filter(source -> isUnexplained(facts, source))
        .map(source -> facts.with(facts.routing().withUnseen(source.device())))
        .orElse(facts);
  }

  private static boolean isUnexplained(HostFacts facts, HostAddress source) {
    Optional<DefaultRoute> route = facts.route();
    if (!facts.routing().known() || source.address().isLoopback()) {
      return false;
    }
    return route
        .map(
            r ->
                facts.routing().rules().isEmpty()
                    && r.source().isEmpty()
                    && !r.device().equals(source.device())
                    && facts.addresses().stream()
                        .anyMatch(
                            a ->
                                a.device().equals(r.device())
                                    && a.isUsable()
                                    && a.isBeyondLink()
                                    && !a.is(AddressFlag.DEPRECATED)))
        .orElse(true);
  }

  /** What the kernel calls the host, where that is a full name. */
  public static Optional<DomainName> name(HostReader host) {
    return host.file("/proc/sys/kernel/hostname")
        .value()
        .flatMap(DomainName::parse)
        .filter(name -> name.isHostName() && name.isFullyQualified());
  }

  /**
   * What the kernel says; from a folder that does not hold it, what RFC 6724 says. That as well
   * where the kernel's word for datagrams is not that for mail: where a rule asks for the port, or
   * it says one of several next hops.
   */
  private static List<SourceChoice> choices(HostReader host, HostFacts facts, Ip6Address target) {
    Reading kernel = host.kernelChoice(target);
    Optional<Ip6Address> source = kernel.value().flatMap(Ip6Address::parse);
    if (facts.routing().asksForPort(target)
        || devices(facts, target).size() > 1
        || (source.isEmpty() && !kernel.why().startsWith("no route"))) {
      return byRfc6724(facts, target);
    }
    return List.of(
        source
            .map(s -> new SourceChoice(target, source, true, because(facts, target, s)))
            .orElse(new SourceChoice(target, Optional.empty(), true, "no route")));
  }

  /** The interfaces of the routes to {@code target}: several where the next hops have several. */
  private static List<String> devices(HostFacts facts, Ip6Address target) {
    return facts.routing().ways(target, Optional.empty()).stream()
        .map(DefaultRoute::device)
        .distinct()
        .toList();
  }

  /** What RFC 6724 chooses, where the kernel cannot be asked; for each of several next hops. */
  static List<SourceChoice> byRfc6724(HostFacts facts, Ip6Address target) {
    List<String> devices = devices(facts, target);
    if (facts.route().isEmpty() && devices.isEmpty()) {
      return List.of(new SourceChoice(target, Optional.empty(), false, "no default route"));
    }
    if (facts.routing().known() && devices.isEmpty()) {
      return List.of(bySourceRoute(facts, target));
    }
    return devices.size() > 1
        ? devices.stream()
            .map(device -> byRfc6724(facts, target, device))
            .map(choice -> choice.because(choice.because() + ", by one of several next hops"))
            .toList()
        : List.of(byRfc6724(facts, target, device(facts, target)));
  }

  /**
   * Where every route is for some sources, the kernel chooses a source first, and then looks again;
   * where a rule is, it does not.
   */
  private static SourceChoice bySourceRoute(HostFacts facts, Ip6Address target) {
    SourceChoice choice = byRfc6724(facts, target, "");
    return choice
        .source()
        .filter(source -> facts.routing().lookup(target, Optional.of(source)).isPresent())
        .filter(source -> facts.routing().isBySource(target))
        .map(source -> choice)
        .orElse(new SourceChoice(target, Optional.empty(), false, "no route without a source"));
  }

  private static SourceChoice byRfc6724(HostFacts facts, Ip6Address target, String device) {
    Optional<DefaultRoute> route =
        facts.routing().ways(target, Optional.empty()).stream()
            .filter(way -> way.device().equals(device))
            .findFirst();
    Optional<Ip6Address> set =
        route
            .map(DefaultRoute::source)
            .flatMap(Ip6Address::parse)
            .filter(source -> facts.address(source).filter(HostAddress::isUsable).isPresent());
    if (set.isPresent()) {
      return new SourceChoice(target, set, false, SET_BY_ROUTE);
    }
    return selection(facts, device)
        .choose(target, candidates(facts))
        .map(
            choice ->
                new SourceChoice(
                    target,
                    Optional.of((Ip6Address) choice.source().address()),
                    false,
                    because(choice.rule(), facts)))
        .orElse(new SourceChoice(target, Optional.empty(), false, "no usable address"));
  }

  private static List<Candidate> candidates(HostFacts facts) {
    return facts.addresses().stream()
        .filter(HostAddress::isUsable)
        .filter(address -> !address.address().isLoopback())
        .map(HostAddress::candidate)
        .toList();
  }

  private static SourceSelection selection(HostFacts facts, String device) {
    return new SourceSelection(useTempaddr(facts) >= 2, device);
  }

  /** The interface that packets to {@code target} leave by. */
  private static String device(HostFacts facts, Ip6Address target) {
    return facts
        .routing()
        .lookup(target, Optional.empty())
        .or(facts::route)
        .map(DefaultRoute::device)
        .orElse("");
  }

  private static int useTempaddr(HostFacts facts) {
    return facts.outgoing().map(Interface::useTempaddr).orElse(OptionalInt.empty()).orElse(0);
  }

  private static String because(HostFacts facts, Ip6Address target, Ip6Address source) {
    SourceSelection selection = selection(facts, device(facts, target));
    List<Candidate> candidates = candidates(facts);
    Optional<Candidate> chosen =
        candidates.stream().filter(c -> c.address().equals(source)).findFirst();
    if (facts.routing().routes().stream().anyMatch(route -> route.source().equals(source.text()))) {
      return SET_BY_ROUTE;
    }
    if (chosen.isEmpty()) {
      return "unknown: the list of addresses does not hold it";
    }
    if (!selection.agreesWith(target, chosen.get(), candidates)) {
      return "not RFC 6724: a route, a policy rule or a label of this host decides otherwise";
    }
    return because(selection.deciding(target, chosen.get(), candidates), facts);
  }

  private static String because(SourceRule rule, HostFacts facts) {
    return rule == SourceRule.TEMPORARY || rule == SourceRule.PUBLIC
        ? rule.words() + " (use_tempaddr = " + useTempaddr(facts) + ")"
        : rule.words();
  }

  /** The items of the JSON that a command printed; none where it printed none. */
  static Stream<Json> printed(HostReader host, HostCommand command) {
    return host.run(command).text().flatMap(Json::parse).stream()
        .flatMap(json -> json.items().stream());
  }
}
