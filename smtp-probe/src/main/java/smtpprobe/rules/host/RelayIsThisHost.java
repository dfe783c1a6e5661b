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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smtpprobe.mta.MailServers;
import smtpprobe.mta.NextHop;
import smtpprobe.mta.OwnAddresses;
import smtpprobe.mta.Software;
import smtpprobe.routing.Route;
import smtpprobe.routing.RouteFinder;
import smtpprobe.routing.Target;
import smtpprobe.sender.Host;

/** Postfix or Exim is told to hand mail to itself, and keeps it, or gives it back. */
final class RelayIsThisHost extends HostRule {

  private static final String OF_EXIM =
      "Name the relay of somebody else in its router; where another program of this host is meant,"
          + " set \"self = send\" there";

  RelayIsThisHost() {
    super(
        new Card(
                "relay-is-this-host",
                Owner.HOST,
                "The relay that mail is handed to is this host itself, so mail comes back and is"
                    + " never delivered",
                "Name the relay of somebody else, or none, so that mail goes to its receivers:"
                    + " \"relayhost =\" in main.cf, or without the entry of the map that names it;"
                    + " where another mail server of this host is meant, leave its address out of"
                    + " inet_interfaces",
                "postconf(5) relayhost, inet_interfaces, proxy_interfaces",
                "Exim specification, generic router option self")
            .byHand("where mail is to go is yours to say"));
  }

  @Override
  List<Finding> examine(Host host, Dns dns) {
    return host.mail().everyWay().stream()
        .flatMap(way -> way.out().relay().stream().map(relay -> look(host, way, relay, dns)))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /** The first relay alone: where Postfix finds itself, it does not try the next one. */
  private Optional<Finding> look(Host host, MailServers.Way way, NextHop relay, Dns dns) {
    if (!relay.isUsualPort() && !way.server().other().own().onAnyPort()) {
      return Optional.empty();
    }
    Optional<Route> route =
        DomainName.parse(relay.host())
            .filter(name -> !relay.isLoopback() && IpAddress.parse(name.text()).isEmpty())
            .map(name -> RouteFinder.toRelay(name, relay.port(), relay.byMx(), relay.host(), dns));
    Evidence handed =
        Evidence.given(way.server() + ":", way.out().takes().words() + " by " + way.out().name())
            .and(route.map(Route::lookups).orElse(Evidence.NONE));
    return addresses(relay, route)
        .map(address -> outcome(host, way, address, handed, dns))
        .filter(outcome -> outcome.result() != Outcome.Result.PASSED)
        .min(Comparator.comparing(Outcome::result))
        .map(outcome -> new Finding(card(), relay.host(), outcome));
  }

  /** Where nobody tells which IPv4 addresses the host has, DNS knows one by its name. */
  private static Outcome outcome(
      Host host, MailServers.Way way, IpAddress address, Evidence handed, Dns dns) {
    OwnAddresses own = way.server().other().own();
    boolean here =
        (address.isLoopback() && !isNoneOfExim(way, address))
            || (address instanceof Ip6Address six && host.facts().address(six).isPresent());
    Evidence evidence = handed.and(Evidence.given("takes for its own:", own.setting()));
    Optional<Boolean> itself = own.has(address, here);
    if (itself.isEmpty()) {
      return open(address, evidence);
    }
    if (itself.get()) {
      Evidence found =
          handed.and(Evidence.given("takes " + address + " for its own:", own.setting()));
      return way.server().software() == Software.EXIM
          ? Outcome.failed(found, OF_EXIM)
          : Outcome.failed(found);
    }
    return way.out().heloName().flatMap(DomainName::parse).map(dns::a).stream()
        .filter(answer -> own.isWithoutFours() && answer.records().contains(address))
        .map(answer -> open(address, evidence.and(Evidence.of(answer))))
        .findFirst()
        .orElseGet(() -> Outcome.passed(evidence));
  }

  /** 127.0.0.2 is on no interface; Postfix, which listens there, too, knows its own greeting. */
  private static boolean isNoneOfExim(MailServers.Way way, IpAddress address) {
    return way.server().software() == Software.EXIM && address instanceof Ip4Address;
  }

  private static Outcome open(IpAddress address, Evidence evidence) {
    return Outcome.undecided(
        evidence,
        "Look (\"ip addr\") whether "
            + address
            + " is an address of this mail server: if it is, name another relay, or none");
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
}
