package smtpprobe.mta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import smtpprobe.reading.HostReader;

/** The ways of Postfix that were found so far, in their order, and how each service sends. */
final class FoundWays {

  /** The service that sends where no setting names another. */
  static final String USUAL = "smtp";

  /** Transports that send nothing (error(8), discard(8)). */
  private static final Set<String> NOWHERE = Set.of("error", "retry", "discard");

  private final HostReader host;
  private final PostfixSettings main;
  private final Map<String, Map<String, String>> services;
  private final PostfixHops hops;

  /** How a service sends, by its name. */
  private final Map<String, WayOut> direct = new HashMap<>();

  private final List<WayOut> ways = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** None yet. */
  FoundWays(HostReader host, PostfixSettings main, Map<String, Map<String, String>> services) {
    this.host = host;
    this.main = main;
    this.services = services;
    Map<String, Map<String, String>> all = PostfixServices.all(host);
    this.hops =
        new PostfixHops(
            services.keySet(), host, name -> client(all.getOrDefault(name + "/unix", Map.of())));
  }

  static boolean sendsNothing(String transport) {
    return NOWHERE.contains(transport);
  }

  PostfixHops hops() {
    return hops;
  }

  /** The ways, to which others may be added. */
  List<WayOut> ways() {
    return ways;
  }

  /** What was not followed, to which more may be added. */
  List<String> notes() {
    return notes;
  }

  /** Leads to {@code otherwise} where no next hop is named. */
  void add(String setting, PostfixTransport to, Optional<NextHop> otherwise, Traffic takes) {
    Optional<NextHop> named = hops.of(setting + ": " + to, to);
    if (named.filter(hop -> hops.isStore(hop, to)).isPresent()) {
      notes.add(hops.detour(setting + ": " + takes.words() + " to " + to, to, named.get()));
    } else if (named.isPresent() || to.hop().isEmpty() || !hops.areHosts(to.service())) {
      onward(setting + ": " + takes.words() + " to " + to, to, named);
      add(setting, to.service(), named.or(() -> otherwise), takes);
    }
  }

  /** Nothing comes after what takes all other mail. */
  void add(String setting, String service, Optional<NextHop> relay, Traffic takes) {
    Optional<Refusal> refused =
        PostfixRefusals.service(setting + ": " + service, service, main, host);
    refused.ifPresent(hops::refuse);
    if (sendsNothing(service) || refused.isPresent()) {
      add(way(service, setting, takes, Optional.of(NextHop.unreadable())));
    } else if (services.containsKey(service)) {
      add(way(service, setting, takes, relay));
    } else {
      handed(setting, service, relay.filter(hop -> hops.isLmtp(service)), takes);
    }
  }

  /** To a service that does not send by SMTP. */
  private void handed(String setting, String service, Optional<NextHop> lmtp, Traffic takes) {
    if (lmtp.isEmpty() && takes.isRest()) {
      notes.add(
          Relay.notFollowed(setting + ": " + service, "what its program does is not known here"));
    }
    if (lmtp.isPresent() || (takes.isRest() && !hops.isUnknown())) {
      add(
          new WayOut(
              name(service, setting),
              takes,
              lmtp.or(() -> Optional.of(NextHop.of("the program of service " + service))),
              client(USUAL).families(),
              Bind.NONE,
              Optional.empty(),
              Tls.UNKNOWN));
    }
  }

  void add(WayOut way) {
    if (ways.stream().noneMatch(before -> before.takes().isRest())) {
      ways.add(way);
    }
  }

  PostfixClient client(String service) {
    return client(services.getOrDefault(service, Map.of()));
  }

  private PostfixClient client(Map<String, String> overrides) {
    return new PostfixClient(main.with(overrides), host);
  }

  WayOut way(String service, String setting, Traffic takes, Optional<NextHop> relay) {
    String name = name(service, setting);
    WayOut way = direct.computeIfAbsent(service, this::direct);
    return !relay.map(NextHop::isReadable).orElse(true)
        ? way.to(name, takes, Optional.empty()).over(Families.NEITHER)
        : way.to(name, takes, relay);
  }

  private static String name(String service, String setting) {
    return "service " + service + (setting.isEmpty() ? "" : " (" + setting + ")");
  }

  /** How it sends, whatever takes it. */
  private WayOut direct(String service) {
    PostfixClient client = client(service);
    return new WayOut(
        service,
        Traffic.REST,
        Optional.empty(),
        client.families(),
        client.bind(),
        client.helo(),
        client.tls(),
        client.preference());
  }

  Optional<NextHop> nextHop(String setting, PostfixTransport named) {
    Optional<NextHop> to =
        PostfixSettings.isOpen(named.hop()) ? Optional.empty() : hops.of(setting, named);
    if (to.filter(hop -> hops.isStore(hop, named)).isPresent()) {
      notes.add(hops.detour(setting, named, to.get()));
      return Optional.empty();
    }
    onward(setting, named, to);
    return to;
  }

  /** What came back from there would go there again (trivial-rewrite(8)): it sends on itself. */
  private void onward(String setting, PostfixTransport to, Optional<NextHop> named) {
    named.filter(Relay::isHere).ifPresent(hop -> notes.add(hops.onward(setting, to, hop)));
  }
}
