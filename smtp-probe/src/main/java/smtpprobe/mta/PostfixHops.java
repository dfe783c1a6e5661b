package smtpprobe.mta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import smtpprobe.reading.HostReader;

/** What the programs of the services of Postfix make of their next hops. For one thread. */
final class PostfixHops {

  private static final String LMTP = "lmtp";

  /** Mail may leave by them though nothing names them. */
  private static final Set<String> UNASKED = Set.of("smtp", "relay");

  private final Set<String> senders;
  private final Map<String, String> programs;
  private final Function<String, PostfixClient> clients;
  private final ServiceNames ports;
  private final List<Refusal> refusals = new ArrayList<>();
  private final Map<PostfixTransport, NextHop> detours = new LinkedHashMap<>();

  /**
   * With the services that send by SMTP.
   *
   * @param clients how each service is set up
   */
  PostfixHops(Set<String> senders, HostReader host, Function<String, PostfixClient> clients) {
    this.senders = senders;
    this.programs = PostfixServices.programs(host);
    this.clients = clients;
    this.ports = ServiceNames.read(host);
  }

  /** What was refused so far. */
  List<Refusal> refusals() {
    return refusals.stream().distinct().toList();
  }

  void refuse(Refusal refusal) {
    refusals.add(refusal);
  }

  /** Whether nobody knows what the services run. */
  boolean isUnknown() {
    return programs.isEmpty();
  }

  boolean isLmtp(String service) {
    return programs.getOrDefault(service, service).equals(LMTP);
  }

  /** Whether next hops of the service are hosts; of pipe(8) and others they are anything. */
  boolean areHosts(String service) {
    return senders.contains(service) || (isUnknown() && !isLmtp(service));
  }

  /** Where it leads to; empty where no host is named. */
  Optional<NextHop> of(String setting, PostfixTransport to) {
    boolean lmtp = isLmtp(to.service());
    if (!lmtp && !areHosts(to.service())) {
      return Optional.empty();
    }
    String hops = lmtp ? to.hop() : ports.numbered(to.hop());
    Optional<NextHop> named = lmtp ? Relay.lmtp(hops) : Relay.list(hops);
    Optional<Refusal> refused =
        (lmtp ? Optional.<Refusal>empty() : PostfixRefusals.hops(setting, hops, ports))
            .or(() -> named.flatMap(hop -> family(setting, to.service(), hop)));
    refused.ifPresent(refusals::add);
    return refused.isPresent() ? Optional.of(NextHop.unreadable()) : named;
  }

  private Optional<Refusal> family(String setting, String service, NextHop hop) {
    return PostfixRefusals.family(setting, service, hop, clients.apply(service).protocols());
  }

  /** Remembers it, and tells it as a note. */
  String detour(String setting, PostfixTransport to, NextHop hop) {
    remember(to, hop);
    return Relay.detour(setting);
  }

  /** The same of a program that gives nothing back. */
  String onward(String setting, PostfixTransport to, NextHop hop) {
    remember(to, hop);
    return Relay.onward(setting);
  }

  private void remember(PostfixTransport to, NextHop hop) {
    if (senders.contains(to.service())) {
      detours.put(to, hop);
    }
  }

  /** Those of services that send by SMTP, beside the ways that mail leaves by. */
  List<Detour> detours(List<WayOut> ways) {
    Predicate<String> leaving =
        service ->
            UNASKED.contains(service)
                || ways.stream()
                    .filter(way -> PostfixWays.service(way).equals(service))
                    .anyMatch(way -> way.relay().filter(Relay::isHere).isEmpty());
    return detours.entrySet().stream()
        .map(
            one ->
                new Detour(
                    one.getKey().service(),
                    one.getValue(),
                    leaving.test(one.getKey().service()),
                    clients.apply(one.getKey().service()).hasSource()))
        .distinct()
        .toList();
  }

  /** Whether that is a store of mail on this host. */
  boolean isStore(NextHop hop, PostfixTransport to) {
    return Relay.isHere(hop) && isLmtp(to.service());
  }

  /** The note on a port, a socket or a program of this host; empty where it leads elsewhere. */
  Optional<String> here(String setting, PostfixTransport to) {
    return programs.getOrDefault(to.service(), "").equals("pipe")
        ? Optional.of(Relay.detour(setting))
        : of(setting, to).filter(Relay::isHere).map(hop -> detour(setting, to, hop));
  }
}
