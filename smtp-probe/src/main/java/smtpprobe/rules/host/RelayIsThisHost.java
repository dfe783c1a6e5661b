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
            .filter(name -> IpAddress.parse(name.text()).isEmpty())
            .map(name -> RouteFinder.toRelay(name, relay.port(), relay.byMx(), relay.host(), dns));
    return addresses(relay, route)
        .flatMap(address -> listener(host, address).stream())
        .findFirst()
        .map(
            listener ->
                new Finding(
                    card(),
                    relay.host(),
                    Outcome.failed(
                        Evidence.given(
                                way.server() + ":",
                                way.out().takes().words() + " by " + way.out().name())
                            .and(route.map(Route::lookups).orElse(Evidence.NONE))
                            .and(Evidence.given("listens there:", listener)))));
  }

  /** Those of the host that is tried first. */
  private static Stream<IpAddress> addresses(NextHop relay, Optional<Route> route) {
    Stream<Target> targets =
        route.stream()
            .flatMap(
                to ->
                    to.targets().stream()
                        .filter(target -> target.name().equals(to.targets().get(0).name())));
    return relay.host().equals("localhost")
        ? IpAddress.parse("::1").stream()
        : Stream.concat(IpAddress.parse(relay.host()).stream(), targets.map(Target::address));
  }

  /** The Postfix that answers there: its program master(8) holds the socket. */
  private static Optional<Listener> listener(Host host, IpAddress address) {
    boolean own =
        address.isLoopback()
            || (address instanceof Ip6Address six && host.facts().address(six).isPresent());
    String anywhere = address instanceof Ip4Address ? "0.0.0.0" : "::";
    return forMail(host)
        .filter(listener -> own && listener.process().filter("master"::equals).isPresent())
        .filter(
            listener ->
                listener.address().equals(address) || listener.address().text().equals(anywhere))
        .findFirst();
  }
}
