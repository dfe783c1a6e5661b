package smtpprobe.routing;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Endpoint;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.Mx;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import fakereceiver.finding.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the addresses that mail can go to, of one address family. Not safe for several threads. */
public final class RouteFinder {

  private static final int SMTP = 25;

  private final Dns dns;
  private final RecordType<? extends IpAddress> family;
  private final List<Answer<?>> answers = new ArrayList<>();

  private RouteFinder(Dns dns, boolean ipv4) {
    this.dns = dns;
    this.family = ipv4 ? RecordType.A : RecordType.AAAA;
  }

  /** To a server that the user named: its address, or every address of its name. */
  public static Route toServer(Endpoint server, Dns dns, boolean ipv4) {
    if (server.address().filter(address -> address instanceof Ip4Address != ipv4).isPresent()) {
      return Route.none(
          server.toString(),
          ipv4
              ? "it is an IPv6 address, and -4 asks for IPv4"
              : "it is an IPv4 address, and mail goes over IPv6 unless -4 is given");
    }
    RouteFinder finder = new RouteFinder(dns, ipv4);
    List<Target> targets =
        server.address().isPresent()
            ? List.of(new Target(Optional.empty(), server.address().get(), server.port()))
            : finder.addressesOf(server.name().orElseThrow(), server.port());
    return finder.route(server.toString(), targets, server + " has");
  }

  /**
   * To the mail servers of a domain (RFC 5321 section 5.1): each MX host by preference, each of its
   * addresses; without any MX record, the domain itself.
   */
  public static Route toDomain(DomainName domain, Dns dns, boolean ipv4) {
    RouteFinder finder = new RouteFinder(dns, ipv4);
    Answer<Mx> mx = finder.ask(new Question<>(domain, RecordType.MX));
    if (mx.isUnavailable()) {
      return finder.nowhere(domain, "DNS does not say who takes mail for " + domain, true);
    }
    if (mx.records().stream().anyMatch(Mx::isNull)) {
      return finder.nowhere(domain, domain + " takes no mail: it has a null MX (RFC 7505)", false);
    }
    List<DomainName> hosts =
        mx.isFound()
            ? mx.records().stream().sorted(RouteFinder::byPreference).map(Mx::exchange).toList()
            : List.of(domain);
    List<Target> targets = new ArrayList<>();
    hosts.forEach(host -> targets.addAll(finder.addressesOf(host, SMTP)));
    return finder.route(
        domain.text(),
        targets,
        mx.isFound() ? "the MX hosts of " + domain + " have" : domain + " has no MX and");
  }

  /**
   * To the relay that mail for {@code given} is handed to, over both families: its MX hosts, or the
   * host itself.
   *
   * @param mx whether its MX hosts are meant
   */
  public static Route toRelay(DomainName relay, int port, boolean mx, String given, Dns dns) {
    RouteFinder six = new RouteFinder(dns, false);
    RouteFinder four = new RouteFinder(dns, true);
    List<DomainName> hosts = new ArrayList<>();
    if (mx) {
      six.ask(new Question<>(relay, RecordType.MX)).records().stream()
          .filter(record -> !record.isNull())
          .sorted(RouteFinder::byPreference)
          .forEach(record -> hosts.add(record.exchange()));
    }
    if (hosts.isEmpty()) {
      hosts.add(relay);
    }
    List<Target> targets = new ArrayList<>();
    for (DomainName host : hosts) {
      targets.addAll(six.addressesOf(host, port));
      targets.addAll(four.addressesOf(host, port));
    }
    six.answers.addAll(four.answers);
    return six.route(given, targets, "the relay " + relay + " has no A and");
  }

  private static int byPreference(Mx one, Mx other) {
    return Integer.compare(one.preference(), other.preference());
  }

  private List<Target> addressesOf(DomainName name, int port) {
    List<Target> targets = new ArrayList<>();
    for (IpAddress address : ask(new Question<>(name, family)).records()) {
      targets.add(new Target(Optional.of(name), address, port));
    }
    return targets;
  }

  private <T> Answer<T> ask(Question<T> question) {
    Answer<T> answer = dns.ask(question);
    answers.add(answer);
    return answer;
  }

  private Route route(String given, List<Target> targets, String who) {
    if (!targets.isEmpty()) {
      return new Route(given, targets, Evidence.of(answers), Optional.empty(), false);
    }
    boolean undecided = answers.stream().anyMatch(Answer::isUnavailable);
    String problem =
        undecided
            ? "DNS does not say which " + family + " records there are"
            : who + " no " + family + " record";
    return new Route(given, targets, Evidence.of(answers), Optional.of(problem), undecided);
  }

  private Route nowhere(DomainName domain, String problem, boolean undecided) {
    return new Route(
        domain.text(), List.of(), Evidence.of(answers), Optional.of(problem), undecided);
  }
}
