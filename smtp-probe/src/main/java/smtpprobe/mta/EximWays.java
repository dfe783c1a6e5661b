package smtpprobe.mta;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.HostReader;
import smtpprobe.reading.Reading;

/** The ways out of Exim: its routers, in order, as far as they lead to a transport that sends. */
final class EximWays {

  /** The first and the last address of all IPv6 that is in use (2000::/3). */
  private static final List<Ip6Address> IN_USE =
      List.of(Ip6Address.of("2000::"), Ip6Address.of("3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"));

  private final HostReader host;
  private final MailServer server;
  private final Map<String, String> options;
  private final Map<String, Map<String, String>> transports;
  private final List<WayOut> ways = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  EximWays(
      HostReader host,
      MailServer server,
      Map<String, String> options,
      Map<String, Map<String, String>> transports) {
    this.host = host;
    this.server = server;
    this.options = options;
    this.transports = transports;
  }

  /** The usual transport is the one whose settings stand for the server. */
  WaysOut read(String usual) {
    Reading routers = EximReader.either(host, HostCommand.EXIM4_ROUTERS, HostCommand.EXIM_ROUTERS);
    List<String> withoutSix = literal(options.getOrDefault("dns_ipv4_lookup", ""));
    if (!withoutSix.isEmpty() && server.families() == Families.BOTH) {
      ways.add(
          new WayOut(
              "dns_ipv4_lookup",
              Traffic.some("mail to the mail servers named " + String.join(", ", withoutSix)),
              Optional.empty(),
              Families.IPV4_ONLY,
              server.bind(),
              server.heloName(),
              tls(usual)));
    }
    if (routers.isThere()) {
      EximReader.blocks(routers.orEmpty(), "router").forEach(this::router);
    } else if (transports.size() > 1) {
      transports.keySet().stream()
          .filter(name -> !name.equals(usual))
          .forEach(
              name ->
                  ways.add(
                      way(
                          "transport " + name,
                          name,
                          Traffic.some("perhaps some mail, by what was not followed"),
                          Optional.empty())));
      notes.add(Relay.notFollowed("routers of Exim", routers.why()));
    }
    return new WaysOut("transport " + usual, Optional.empty(), tls(usual), List.of(), ways, notes);
  }

  private void router(String name, Map<String, String> router) {
    String transport = router.getOrDefault("transport", "");
    if (!transports.containsKey(transport) || hasRest()) {
      return;
    }
    String label = "router " + name + ", transport " + transport;
    boolean byHand = router.getOrDefault("driver", "").equals("manualroute");
    Traffic takes = traffic(router);
    if (byHand && !router.getOrDefault("route_list", "").isEmpty()) {
      Stream.of(unquoted(router.getOrDefault("route_list", "")).split(";", -1))
          .map(String::strip)
          .filter(item -> !item.isEmpty())
          .forEach(item -> item(label, transport, takes, item));
    } else if (byHand) {
      relay(label, transport, takes, unquoted(router.getOrDefault("route_data", "")));
    } else {
      WayOut way = way(label, transport, takes, Optional.empty());
      ways.add(ignoresSix(router) ? way.overIpv4() : way);
    }
  }

  /** Whether the router takes no host by an address of the IPv6 that is in use. */
  private static boolean ignoresSix(Map<String, String> router) {
    return EximReader.items(router.getOrDefault("ignore_target_hosts", ""))
        .anyMatch(EximWays::holdsAllSix);
  }

  private static boolean holdsAllSix(String range) {
    try {
      return IN_USE.stream().allMatch(IpRange.of(range)::contains);
    } catch (IllegalArgumentException e) {
      return false; // a name, or a negation
    }
  }

  private boolean hasRest() {
    return ways.stream().anyMatch(way -> way.takes().isRest());
  }

  /** {@code pattern hosts options}. */
  private void item(String label, String transport, Traffic takes, String item) {
    String[] words = item.split("\\s+", 3);
    Traffic narrowed = takes;
    if (!words[0].equals("*") && takes.isRest()) {
      List<String> named = literal(words[0].replaceFirst("^\\*(?=\\.)", ""));
      narrowed =
          named.isEmpty() ? Traffic.some("mail for \"" + words[0] + "\"") : Traffic.to(named);
    }
    relay(label, transport, narrowed, words.length > 1 ? words[1] : "");
  }

  private void relay(String label, String transport, Traffic takes, String hosts) {
    String first = EximReader.items(hosts).findFirst().orElse("");
    if (hosts.isEmpty() || hosts.contains("$")) {
      notes.add(
          Relay.notFollowed(label, "Exim works out for each mail which host it is handed to"));
      ways.add(way(label, transport, takes, Optional.of(NextHop.of("a host that Exim works out"))));
      return;
    }
    Optional<NextHop> to =
        Relay.hop(first.replaceFirst("(?i)/MX$", ""), first.matches("(?i).*/MX"));
    if (to.filter(Relay::isHere).isPresent()) {
      notes.add(Relay.detour(label + " to " + hosts));
    } else {
      ways.add(way(label, transport, takes, to));
    }
  }

  private static Traffic traffic(Map<String, String> router) {
    String domains = router.getOrDefault("domains", "");
    String senders = router.getOrDefault("senders", "");
    if (Stream.of("condition", "local_parts", "require_files")
        .anyMatch(name -> !router.getOrDefault(name, "").isEmpty())) {
      return Traffic.some("some mail, by a condition that was not followed");
    }
    if (!senders.isEmpty()) {
      List<String> named = literal(senders.replace("*@", "@"));
      return named.isEmpty()
          ? Traffic.some("mail of the senders \"" + senders + "\"")
          : Traffic.from(named);
    }
    if (domains.isEmpty() || domains.strip().startsWith("!") || domains.strip().equals("*")) {
      return Traffic.REST;
    }
    List<String> named = literal(domains);
    return named.isEmpty()
        ? Traffic.some("mail for the domains \"" + domains + "\"")
        : Traffic.to(named);
  }

  /** The names of a list, when it has nothing else in it. */
  private static List<String> literal(String list) {
    List<String> items =
        EximReader.items(list)
            .map(item -> item.replaceFirst("^\\*\\.", "."))
            .filter(item -> !item.isEmpty())
            .toList();
    return items.stream().allMatch(item -> item.matches("[\\w.@-]+")) ? items : List.of();
  }

  private static String unquoted(String text) {
    return text.replaceAll("^\"|\"$", "").strip();
  }

  /** What {@code exim -bP} prints of TLS is there when it was built with it. */
  private Tls tls(String transport) {
    Map<String, String> smtp = transports.getOrDefault(transport, Map.of());
    String avoid = smtp.getOrDefault("hosts_avoid_tls", "-");
    if (avoid.equals("*")) {
      return Tls.NEVER;
    }
    return avoid.isEmpty() ? Tls.WHERE_OFFERED : Tls.UNKNOWN;
  }

  private WayOut way(String label, String transport, Traffic takes, Optional<NextHop> relay) {
    Map<String, String> smtp = transports.getOrDefault(transport, Map.of());
    return new WayOut(
        label,
        takes,
        relay,
        server.families(),
        EximReader.bind(smtp.getOrDefault("interface", "")),
        EximReader.helo(
            smtp.getOrDefault("helo_data", ""), options.getOrDefault("primary_hostname", "")),
        tls(transport));
  }
}
