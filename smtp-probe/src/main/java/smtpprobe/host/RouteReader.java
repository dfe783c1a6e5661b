package smtpprobe.host;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import smtpprobe.json.Json;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.HostReader;
import smtpprobe.reading.Reading;

/**
 * The routes of a host to a large part of the Internet, or to a receiver: from {@code ip -j -6
 * route}, or {@code /proc/net/ipv6_route}.
 */
final class RouteReader {

  private static final String FILE = "/proc/net/ipv6_route";

  // linux/ipv6_route.h and linux/route.h
  private static final long RTF_UP = 0x1;
  private static final long RTF_REJECT = 0x200;
  private static final long RTF_ADDRCONF = 0x40000;
  private static final long RTF_PREF = 0x18000000;
  private static final long RTF_PREF_HIGH = 0x08000000;
  private static final long RTF_PREF_LOW = 0x18000000;

  /** What a router advertisement says of itself. */
  private static final Map<String, Integer> PREFERENCES = Map.of("high", 1, "low", -1);

  /** Global Unicast, as far as IANA has given it out. */
  private static final IpRange PUBLIC = IpRange.of("2000::/3");

  private static final Set<String> BARRIERS =
      Set.of("unreachable", "blackhole", "prohibit", "throw");

  private static final long MAX_METRIC = 0xffffffffL;

  /**
   * The routes; empty when nobody could say.
   *
   * @param targets where mail goes
   * @param skipped is told what could not be read
   */
  static Optional<List<DefaultRoute>> read(
      HostReader host, List<Ip6Address> targets, List<Skipped> skipped) {
    Reading file = host.file(FILE);
    Reading command = host.run(HostCommand.IP_ROUTE);
    Optional<Json> tables = host.run(HostCommand.IP_ROUTE_TABLES).text().flatMap(Json::parse);
    if (tables.isPresent()) {
      return Optional.of(fromCommand(tables.get(), targets));
    }
    Optional<Json> json = command.text().flatMap(Json::parse);
    if (json.isPresent()) {
      return Optional.of(fromCommand(json.get(), targets));
    }
    if (file.isThere()) {
      skipped.add(
          new Skipped(
              "lifetimes of routes",
              command.isThere()
                  ? "\"" + HostCommand.IP_ROUTE + "\" did not print JSON"
                  : command.why()));
      return Optional.of(
          file.orEmpty().lines().flatMap(line -> fromLine(line, targets).stream()).toList());
    }
    skipped.add(new Skipped("default route", file.why()));
    return Optional.empty();
  }

  private RouteReader() {}

  /**
   * Routes that let nothing through: those of a VPN that is down, of a range that leads nowhere.
   */
  static List<Barrier> barriers(HostReader host, List<Ip6Address> targets) {
    return host
        .run(HostCommand.IP_ROUTE_TABLES)
        .text()
        .or(() -> host.run(HostCommand.IP_ROUTE).text())
        .flatMap(Json::parse)
        .stream()
        .flatMap(json -> json.items().stream())
        .filter(route -> route.text("type").filter(BARRIERS::contains).isPresent())
        .filter(route -> to(route).filter(range -> matters(range, targets)).isPresent())
        .map(
            route ->
                new Barrier(
                    route.text("type").orElse(""),
                    to(route).orElse(DefaultRoute.ALL),
                    metric(route),
                    route.text("table").orElse(PolicyRule.MAIN)))
        .toList();
  }

  /** Routes of the main table to a small part of the Internet, the first of each interface. */
  static List<DefaultRoute> narrow(HostReader host) {
    Map<String, DefaultRoute> first = new LinkedHashMap<>();
    HostSurvey.printed(host, HostCommand.IP_ROUTE)
        .filter(route -> route.text("gateway").isPresent() && route.text("type").isEmpty())
        .filter(route -> to(route).filter(RouteReader::isSmallPart).isPresent())
        .map(route -> fromJson(route, route))
        .forEach(route -> first.putIfAbsent(route.device(), route));
    return List.copyOf(first.values());
  }

  /** What the host takes in without having the address, be it an anycast or a virtual one. */
  static List<IpRange> local(HostReader host) {
    return HostSurvey.printed(host, HostCommand.IP_ROUTE_TABLES)
        .filter(route -> route.text("type").filter("local"::equals).isPresent())
        .flatMap(route -> to(route).stream())
        .filter(range -> PUBLIC.contains(range.first()))
        .toList();
  }

  private static boolean isSmallPart(IpRange to) {
    return !DefaultRoute.isWide(to) && PUBLIC.contains(to.first());
  }

  private static long metric(Json route) {
    return route.number("metric").filter(m -> m >= 0 && m <= MAX_METRIC).orElse(1024L);
  }

  private static List<DefaultRoute> fromCommand(Json routes, List<Ip6Address> targets) {
    List<DefaultRoute> defaults = new ArrayList<>();
    for (Json route : routes.items()) {
      if (to(route).filter(range -> matters(range, targets)).isEmpty()) {
        continue;
      }
      if (route.text("type").filter(type -> !type.equals("unicast")).isPresent()
          || route.number("expires").filter(left -> left < 0).isPresent()) {
        continue;
      }
      List<Json> hops =
          route.items("nexthops").isEmpty() ? List.of(route) : route.items("nexthops");
      hops.stream()
          .filter(hop -> !hop.texts("flags").contains("dead")) // the kernel leaves it out
          .forEach(hop -> defaults.add(fromJson(route, hop)));
    }
    return defaults;
  }

  private static Optional<IpRange> to(Json route) {
    return route
        .text("dst")
        .flatMap(text -> text.equals("default") ? Optional.of(DefaultRoute.ALL) : range(text));
  }

  static Optional<IpRange> range(String text) {
    try {
      return Optional.of(IpRange.of(text)).filter(range -> range.first() instanceof Ip6Address);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether it leads to a large part of the Internet, or to where mail goes. */
  private static boolean matters(IpRange to, List<Ip6Address> targets) {
    return (DefaultRoute.isWide(to) && HostSurvey.WORLD.stream().anyMatch(to::contains))
        || targets.stream().anyMatch(to::contains);
  }

  private static DefaultRoute fromJson(Json route, Json hop) {
    return new DefaultRoute(
        hop.text("gateway").orElse(""),
        hop.text("dev").orElse("?"),
        metric(route),
        PREFERENCES.getOrDefault(route.text("pref").orElse(""), 0),
        route.text("protocol").filter("ra"::equals).isPresent(),
        route.number("expires").map(Duration::ofSeconds),
        route.text("prefsrc").orElse(""),
        to(route).orElse(DefaultRoute.ALL),
        route.text("from").flatMap(RouteReader::range),
        route.text("table").orElse(PolicyRule.MAIN));
  }

  /** Destination, its length, source, its length, next hop, metric, two counters, flags, name. */
  private static Optional<DefaultRoute> fromLine(String line, List<Ip6Address> targets) {
    String[] words = line.strip().split("\\s+", -1);
    if (words.length != 10
        || !words[0].matches("[0-9a-f]{32}")
        || !words[1].matches("[0-7][0-9a-f]|80")
        || !words[2].matches("[0-9a-f]{32}")
        || !words[3].matches("[0-7][0-9a-f]|80")
        || !words[4].matches("[0-9a-f]{32}")
        || !words[5].matches("[0-9a-f]{8}")
        || !words[8].matches("[0-9a-f]{8}")) {
      return Optional.empty();
    }
    IpRange to = new IpRange(Hex.address(words[0]), Integer.parseInt(words[1], 16));
    if (!matters(to, targets)) {
      return Optional.empty();
    }
    long flags = Long.parseLong(words[8], 16);
    if ((flags & RTF_UP) == 0 || (flags & RTF_REJECT) != 0 || words[9].equals("lo")) {
      return Optional.empty();
    }
    String gateway = Hex.address(words[4]).text();
    return Optional.of(
        new DefaultRoute(
            gateway.equals("::") ? "" : gateway,
            words[9],
            Long.parseLong(words[5], 16),
            (flags & RTF_PREF) == RTF_PREF_HIGH ? 1 : (flags & RTF_PREF) == RTF_PREF_LOW ? -1 : 0,
            (flags & RTF_ADDRCONF) != 0,
            Optional.empty(),
            "",
            to,
            Optional.of(new IpRange(Hex.address(words[2]), Integer.parseInt(words[3], 16)))
                .filter(from -> from.length() > 0),
            PolicyRule.MAIN));
  }
}
