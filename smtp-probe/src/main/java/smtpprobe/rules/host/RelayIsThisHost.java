package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smtpprobe.exposure.Listener;
import smtpprobe.mta.MailServers;
import smtpprobe.mta.NextHop;
import smtpprobe.mta.Software;
import smtpprobe.routing.Route;
import smtpprobe.routing.RouteFinder;
import smtpprobe.routing.Target;
import smtpprobe.sender.Host;

/**
 * Postfix hands mail to itself. Of other servers only their routers know whether that ends ({@code
 * self} of Exim).
 */
final class RelayIsThisHost extends HostRule {

  RelayIsThisHost() {
    super(
        new Card(
                "relay-is-this-host",
                Owner.HOST,
                "The relay that mail is handed to is this host itself, so mail comes back and is"
                    + " never delivered",
                "Name the relay of somebody else, or none, so that mail goes to its receivers:"
                    + " \"relayhost =\" in main.cf",
                "postconf(5) relayhost, proxy_interfaces")
            .byHand("where mail is to go is yours to say"));
  }

  @Override
  List<Finding> examine(Host host, Dns dns) {
    return host.mail().everyWay().stream()
        .filter(way -> way.server().software() == Software.POSTFIX)
        .flatMap(way -> way.out().relay().stream().map(relay -> look(host, way, relay, dns)))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /** The first relay alone: where Postfix finds itself, it does not try the next one. */
  private Optional<Finding> look(Host host, MailServers.Way way, NextHop relay, Dns dns) {
    if (!relay.isUsualPort()) {
      return Optional.empty();
    }
    Optional<Route> route =
        DomainName.parse(relay.host())
            .filter(name -> !relay.isLoopback() && IpAddress.parse(name.text()).isEmpty())
            .map(name -> RouteFinder.toRelay(name, relay.port(), relay.byMx(), relay.host(), dns));
    return addresses(relay, route)
        .flatMap(address -> listener(host, address).stream())
        .findFirst()
        .map(
            listener ->
                new Finding(
                    card(),
                    relay.host(),
                    outcome(
                        Evidence.given(
                            way.server() + ":",
                            way.out().takes().words() + " by " + way.out().name()),
                        route.map(Route::lookups).orElse(Evidence.NONE),
                        listener)));
  }

  /** DNS may have said all, and yet it is not known: root alone sees who listens. */
  private static Outcome outcome(Evidence handed, Evidence lookups, Listener listener) {
    return listener.process().isPresent()
        ? Outcome.failed(handed.and(lookups).and(Evidence.given("listens there:", listener)))
        : Outcome.undecided(
            handed.and(
                Evidence.given("listens there:", listener + ", a program that root alone sees")));
  }

  /** Those of the host that is tried first. */
  private static Stream<IpAddress> addresses(NextHop relay, Optional<Route> route) {
    List<Target> targets = route.map(Route::targets).orElse(List.of());
    return IpAddress.parse(relay.host())
        .map(Stream::of)
        .orElseGet(
            () ->
                relay.isLoopback()
                    ? Stream.of("::1", "127.0.0.1").map(IpAddress::of)
                    : targets.stream()
                        .filter(target -> target.name().equals(targets.get(0).name()))
                        .map(Target::address));
  }

  /** The Postfix that answers there, or may: its program master(8) holds the socket. */
  private static Optional<Listener> listener(Host host, IpAddress address) {
    boolean own =
        address.isLoopback()
            || (address instanceof Ip6Address six && host.facts().address(six).isPresent());
    String anywhere = address instanceof Ip4Address ? "0.0.0.0" : "::";
    return forMail(host)
        .filter(listener -> own && listener.process().orElse("master").equals("master"))
        .filter(
            listener ->
                listener.address().equals(address) || listener.address().text().equals(anywhere))
        .findFirst();
  }
}
