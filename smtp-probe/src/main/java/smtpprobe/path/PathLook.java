package smtpprobe.path;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.Endpoint;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ServerAnswer;
import fakereceiver.mail.HeloName;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import smtpprobe.dialogue.Dialogue;
import smtpprobe.dialogue.Timeouts;
import smtpprobe.dialogue.TlsMode;
import smtpprobe.domain.MxHost;
import smtpprobe.domain.StsPolicy;
import smtpprobe.reverse.Network;
import smtpprobe.routing.Route;
import smtpprobe.routing.RouteFinder;
import smtpprobe.routing.Target;

/**
 * Visits the servers of the recipients, all at the same time.
 *
 * @param network the way out
 * @param patience how long a server may be silent
 */
public record PathLook(Network network, Duration patience) {

  private static final int MAX_VISITS = 6; // of one domain, in each family

  /**
   * What to look at.
   *
   * @param domains the domains of the recipients
   * @param helo what to greet with
   * @param from the domain that mail is from
   * @param source the address to come from; otherwise the kernel chooses
   * @param policy the MTA-STS policy of the domain that mail is from, when it was fetched
   * @param receiver the user's own receiver
   * @param relays the ways to the relays that other mail is handed to
   */
  public record Wish(
      Set<DomainName> domains,
      HeloName helo,
      DomainName from,
      Optional<Ip6Address> source,
      Optional<StsPolicy> policy,
      Optional<Endpoint> receiver,
      List<Route> relays) {

    /** Copies the set and the list; their order is kept. */
    public Wish {
      relays = List.copyOf(relays);
      domains = Collections.unmodifiableSet(new LinkedHashSet<>(domains));
    }
  }

  private record Visit(DomainName domain, Target target) {}

  public Path look(Wish wish) {
    CompletableFuture<SizeTrial> sizes =
        network.begin(() -> wish.receiver().map(r -> sizes(r, wish)).orElse(SizeTrial.NONE));
    List<Visit> visits =
        Stream.concat(
                network.all(wish.domains(), this::visits).stream().flatMap(List::stream),
                wish.relays().stream().flatMap(PathLook::visits))
            .toList();
    return new Path(network.all(visits, visit -> contact(visit, wish)), sizes.join());
  }

  /** A relay that speaks TLS from the first octet on is not visited: it waits for that. */
  private static Stream<Visit> visits(Route relay) {
    return relay.targets().stream()
        .filter(target -> target.port() != TlsMode.SUBMISSIONS)
        .limit(MAX_VISITS)
        .map(target -> new Visit(DomainName.of(relay.given()), target));
  }

  private List<Visit> visits(DomainName domain) {
    List<Visit> visits = new ArrayList<>();
    network
        .all(List.of(false, true), ipv4 -> RouteFinder.toDomain(domain, network.dns(), ipv4))
        .forEach(
            route ->
                route.targets().stream()
                    .limit(MAX_VISITS)
                    .forEach(target -> visits.add(new Visit(domain, target))));
    visits.sort(Comparator.comparing(v -> v.target().name().map(n -> n.text()).orElse("")));
    return visits;
  }

  private Contact contact(Visit visit, Wish wish) {
    Target target = visit.target();
    CompletableFuture<Optional<ServerAnswer>> tlsa =
        network.begin(() -> target.name().flatMap(name -> MxHost.tlsa(name, network)));
    InetSocketAddress place = network.places().of(target.address(), target.port());
    boolean standIn = network.places().has(target.address());
    Optional<IpAddress> source =
        wish.source()
            .filter(s -> !standIn && target.address() instanceof Ip6Address)
            .map(IpAddress.class::cast);
    return new Contact(
        visit.domain(),
        visit.domain().equals(wish.from()),
        target,
        Dialogue.introduce(
            IpAddress.of(place.getAddress()),
            place.getPort(),
            target.name(),
            wish.helo(),
            source,
            timeouts()),
        tlsa.join(),
        visit.domain().equals(wish.from()) ? wish.policy() : Optional.empty());
  }

  private Timeouts timeouts() {
    return new Timeouts(patience, patience, patience.multipliedBy(2));
  }

  private SizeTrial sizes(Endpoint receiver, Wish wish) {
    Optional<IpAddress> address =
        receiver
            .address()
            .or(
                () ->
                    receiver.name().stream()
                        .flatMap(name -> network.dns().aaaa(name).records().stream())
                        .map(IpAddress.class::cast)
                        .findFirst());
    return address
        .map(a -> SizeTrial.run(receiver, a, wish.helo(), wish.from(), timeouts()))
        .orElse(new SizeTrial(Optional.of(receiver), Optional.empty(), Optional.empty()));
  }
}
