package smtpprobe.check;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.finding.Evidence;
import fakereceiver.mail.Mailbox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smtpprobe.mta.Envelope;
import smtpprobe.mta.MailServers;
import smtpprobe.mta.NextHop;
import smtpprobe.mta.WayOut;
import smtpprobe.routing.Route;
import smtpprobe.routing.RouteFinder;
import smtpprobe.routing.Target;

/** Where mail to the recipients goes: to their mail servers, or to the relay that delivers it. */
final class Destinations {

  private Destinations() {}

  /** One for each domain of the recipients. */
  static List<Route> of(CheckRequest request, MailServers mail, Dns dns) {
    Map<DomainName, Mailbox> domains = new LinkedHashMap<>();
    request.to().forEach(to -> to.domain().ifPresent(domain -> domains.putIfAbsent(domain, to)));
    return domains.entrySet().stream()
        .map(
            entry ->
                relay(mail, entry.getValue())
                    .map(hop -> toRelay(entry.getKey(), hop, dns))
                    .orElseGet(() -> RouteFinder.toDomain(entry.getKey(), dns, false)))
        .toList();
  }

  /** What mail to that recipient is handed to, when all of it is. */
  static Optional<NextHop> relay(MailServers mail, Mailbox to) {
    List<WayOut> ways =
        mail.about(new Envelope(mail.mail().from(), List.of(to))).ways().stream()
            .map(MailServers.Way::out)
            .toList();
    return ways.stream().allMatch(way -> way.relay().isPresent())
        ? ways.stream().findFirst().flatMap(WayOut::relay)
        : Optional.empty();
  }

  private static Route toRelay(DomainName domain, NextHop hops, Dns dns) {
    return hops.each()
        .map(hop -> toOne(domain, hop, dns))
        .reduce(Route::orElse)
        .orElseThrow()
        .by(hops.toString());
  }

  private static Route toOne(DomainName domain, NextHop hop, Dns dns) {
    return IpAddress.parse(hop.host())
        .map(address -> List.of(new Target(Optional.empty(), address, hop.port())))
        .map(target -> new Route(domain.text(), target, Evidence.NONE, Optional.empty(), false))
        .or(
            () ->
                DomainName.parse(hop.host())
                    .map(
                        name ->
                            RouteFinder.toRelay(name, hop.port(), hop.byMx(), domain.text(), dns)))
        .orElseGet(() -> Route.none(domain.text(), "\"" + hop.host() + "\" is no name of a host"));
  }
}
