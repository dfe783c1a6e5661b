package smtpprobe.send;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.Endpoint;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.RecordType;
import fakereceiver.finding.Observation;
import fakereceiver.mail.Mailbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import smtpprobe.routing.Route;
import smtpprobe.routing.RouteFinder;
import smtpprobe.routing.Target;

/** Finds where a mail has to go. Not safe for several threads. */
public final class Destinations {

  private static final int SMTP = 25;

  /** One address of one server, and who of the recipients is there. */
  record Destination(Target target, List<Mailbox> recipients) {}

  private final Dns dns;
  private final Ways ways;
  private final Map<Route, List<Mailbox>> routes = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  private Destinations(Dns dns, Ways ways) {
    this.dns = dns;
    this.ways = ways;
  }

  /** Looks up everything that the request needs. */
  public static Destinations of(SendRequest request, Dns dns) {
    Destinations destinations = new Destinations(dns, request.ways());
    for (Endpoint server : request.servers()) {
      destinations.addServer(server, request.recipients());
    }
    if (request.servers().isEmpty()) {
      for (String domain : domains(request.recipients())) {
        destinations.addDomain(
            request.recipients().stream().filter(r -> r.domainText().equals(domain)).toList());
      }
    }
    return destinations;
  }

  /** Every route, also those that lead nowhere. */
  List<Route> routes() {
    return List.copyOf(routes.keySet());
  }

  /** What was left out, in whole sentences without a full stop. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** Each address to try: every one of each route, or only its first. */
  List<Destination> list() {
    List<Destination> list = new ArrayList<>();
    routes.forEach(
        (route, recipients) ->
            route.targets().stream()
                .limit(ways.toEveryAddress() ? Long.MAX_VALUE : 1)
                .forEach(target -> list.add(new Destination(target, recipients))));
    return list;
  }

  private static Set<String> domains(List<Mailbox> recipients) {
    Set<String> domains = new LinkedHashSet<>();
    recipients.forEach(recipient -> domains.add(recipient.domainText()));
    return domains;
  }

  private void addServer(Endpoint server, List<Mailbox> recipients) {
    List<Route> found = new ArrayList<>();
    for (boolean ipv4 : families(server)) {
      found.add(RouteFinder.toServer(server, dns, ipv4));
    }
    add(found, recipients);
  }

  private void addDomain(List<Mailbox> recipients) {
    Mailbox first = recipients.get(0);
    if (first.literal().isPresent()) {
      addServer(new Endpoint(first.literal(), Optional.empty(), SMTP), recipients);
      return;
    }
    List<Route> found = new ArrayList<>();
    if (first.domain().isPresent()) {
      for (boolean ipv4 : families()) {
        found.add(RouteFinder.toDomain(first.domain().get(), dns, ipv4));
      }
    } else {
      found.add(Route.none(first.domainText(), "it is not a mail domain"));
    }
    add(found, recipients);
  }

  /** IPv6 first, as always. */
  private List<Boolean> families() {
    return ways.ipv6() ? ways.ipv4() ? List.of(false, true) : List.of(false) : List.of(true);
  }

  /** An address has only one family; whether that was asked for, the route finder says. */
  private List<Boolean> families(Endpoint server) {
    return server.address().isPresent() && families().size() == 2
        ? List.of(server.address().get() instanceof Ip4Address)
        : families();
  }

  /** Of two families it is enough when one leads somewhere; the other is told of. */
  private void add(List<Route> found, List<Mailbox> recipients) {
    boolean some = found.stream().anyMatch(route -> route.problem().isEmpty());
    for (Route route : found) {
      if (some && route.problem().isPresent() && !route.undecided()) {
        notes.add(route.problem().get() + ": nothing was tried over that family");
      } else {
        routes.put(route, recipients);
        noteGaps(route);
      }
    }
  }

  /** Who asks for every address wants to know of servers that have none. */
  private void noteGaps(Route route) {
    if (!ways.eachAddress() || route.problem().isPresent()) {
      return;
    }
    for (Observation observation : route.lookups().observations()) {
      if (observation instanceof Observation.Lookup lookup
          && !lookup.answer().isFound()
          && lookup.answer().question().type() != RecordType.MX) {
        Answer<?> answer = lookup.answer();
        notes.add(
            answer.question().name()
                + (answer.isUnavailable()
                    ? " was not tried: DNS does not say which "
                    : " was not tried: it has no ")
                + answer.question().type()
                + " record"
                + (answer.isUnavailable() ? "s there are" : ""));
      }
    }
  }
}
