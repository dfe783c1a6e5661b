package smtpprobe.mta;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The transports of Exim, from {@code exim -bP transports}. Immutable.
 *
 * @param sending the options of each that sends to other hosts
 * @param others the names of those that do not
 * @param primary the primary_hostname
 */
record EximTransports(
    Map<String, Map<String, String>> sending, Set<String> others, String primary) {

  private static final String LABEL = "transport ";

  static EximTransports read(String text, String primary) {
    Map<String, Map<String, String>> sending = new LinkedHashMap<>();
    Set<String> others = new HashSet<>();
    EximReader.blocks(text, "transport")
        .forEach(
            (name, options) -> {
              if (options.getOrDefault("driver", "").equals("smtp")) {
                sending.put(name, options);
              } else {
                others.add(name);
              }
            });
    return new EximTransports(sending, others, primary);
  }

  /** The names of those that send to other hosts. */
  List<String> names() {
    return List.copyOf(sending.keySet());
  }

  boolean sends(String name) {
    return sending.containsKey(name);
  }

  boolean isThere(String name) {
    return sends(name) || others.contains(name);
  }

  /** The one by which mail goes where no router says it: empty when none is known. */
  Optional<String> usual() {
    return names().stream()
        .filter("remote_smtp"::equals)
        .findFirst()
        .or(() -> names().stream().findFirst());
  }

  String option(String transport, String option) {
    return sending.getOrDefault(transport, Map.of()).getOrDefault(option, "");
  }

  /**
   * The hosts that it sends to by its own setting.
   *
   * @param routed whether the router has found hosts, which count unless they are overridden
   */
  Optional<String> hosts(String transport, boolean routed) {
    boolean overrides =
        sending.getOrDefault(transport, Map.of()).containsKey("hosts_override") || !routed;
    return Optional.of(option(transport, "hosts")).filter(h -> overrides && !h.isEmpty());
  }

  /** Whether it keeps mail that one of its own hosts is this one for. */
  boolean findsItself(String transport) {
    return sending.getOrDefault(transport, Map.of()).containsKey("no_allow_localhost");
  }

  /** The port of hosts that are named without one. */
  String port(String transport) {
    String port = option(transport, "port");
    return port.isEmpty() ? option(transport, "protocol") : port;
  }

  /** What receivers see in place of this host. */
  Optional<NextHop> proxy(String transport) {
    return Optional.of(option(transport, "socks_proxy"))
        .filter(proxy -> !proxy.isEmpty())
        .map(proxy -> NextHop.of("a SOCKS proxy")); // the setting may hold its password
  }

  Bind bind(String transport) {
    return EximReader.bind(option(transport, "interface"));
  }

  Optional<String> helo(String transport) {
    return EximReader.helo(option(transport, "helo_data"), primary);
  }

  /** What {@code exim -bP} prints of TLS is there when it was built with it. */
  Tls tls(String transport) {
    String avoid = sending.getOrDefault(transport, Map.of()).getOrDefault("hosts_avoid_tls", "-");
    if (avoid.equals("*")) {
      return Tls.NEVER;
    }
    return avoid.isEmpty() ? Tls.WHERE_OFFERED : Tls.UNKNOWN;
  }

  /**
   * A way by it.
   *
   * @param before what the name of the way begins with: the router
   */
  WayOut way(
      String before, String transport, Traffic takes, Optional<NextHop> relay, Families families) {
    return new WayOut(
        transport.isEmpty() ? before : before + LABEL + transport,
        takes,
        relay,
        families,
        bind(transport),
        helo(transport),
        tls(transport));
  }

  /**
   * The transports of the ways to receivers that are like the usual one, in words: those that a
   * setting belongs to.
   */
  static String where(MailServer server, Predicate<WayOut> same) {
    List<String> names =
        server.ways().stream()
            .filter(way -> way.relay().isEmpty() && same.test(way))
            .flatMap(way -> of(way).stream())
            .distinct()
            .toList();
    return switch (names.size()) {
      case 0 -> "the transport whose driver is smtp";
      case 1 -> "the " + names.get(0) + " transport";
      default -> "the transports " + String.join(" and ", names);
    };
  }

  /** The name of the transport of a way. */
  static Optional<String> of(WayOut way) {
    int at = way.name().lastIndexOf(LABEL);
    return at < 0 ? Optional.empty() : Optional.of(way.name().substring(at + LABEL.length()));
  }
}
