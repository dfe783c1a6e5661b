package smtpprobe.mta;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.HostReader;
import smtpprobe.reading.Reading;

/** The ways out of Exim: its routers, in order, as far as they lead to a transport that sends. */
final class EximWays {

  /** A host list that asks for the MX hosts of a name, before its port. */
  private static final Pattern BY_MX = Pattern.compile("(?i)/MX(?=:|$)");

  /** The domain of the recipient itself, or what DNS has for it: its own hosts. */
  private static final Pattern RECEIVER =
      Pattern.compile(
          "\\$(domain|\\{domain\\})(/(?i:MX))?"
              + "|\\$\\{lookup\\s++dnsdb\\s*+\\{[^{}a-z]*+mxh?\\s*+=\\s*+\\$(domain|\\{domain\\})\\}.*+",
          Pattern.DOTALL);

  /**
   * What may stand behind the hosts of a rule, besides a transport; of another word Exim defers.
   */
  private static final Set<String> OPTIONS =
      Set.of("randomize", "no_randomize", "byname", "bydns", "ipv4_only", "ipv4_prefer");

  /** What a redirect router answers instead of an address, where it is to send nothing. */
  private static final Pattern NOWHERE =
      Pattern.compile("\"?:(fail|defer|blackhole):.*", Pattern.DOTALL);

  /** What a router does with mail for this host itself, but for sending it or passing it on. */
  private static final Set<String> KEEPING = Set.of("freeze", "defer", "fail");

  private static final Optional<NextHop> NO_HOP = Optional.empty();

  private final EximTransports transports;
  private final Families families;
  private final HostReader host;
  private final List<WayOut> ways = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> settings = new ArrayList<>();
  private final List<WayOut> here = new ArrayList<>();
  private Optional<WayOut> usual = Optional.empty();
  private boolean anyTransport;
  private boolean handsToItself;

  /** Whether mail that no known router takes is not sent: routers are known, and were followed. */
  private boolean known;

  /** The last that takes all but what Exim alone knows. */
  private Optional<WayOut> almost = Optional.empty();

  /**
   * Reads the routers.
   *
   * @param families over which families it sends where no router says otherwise
   */
  EximWays(EximTransports transports, Families families, HostReader host) {
    this.transports = transports;
    this.families = families;
    this.host = host;
    Reading routers = EximReader.either(host, HostCommand.EXIM4_ROUTERS, HostCommand.EXIM_ROUTERS);
    this.known = routers.isThere();
    if (known) {
      EximReader.blocks(routers.orEmpty(), "router")
          .forEach((name, options) -> router(new EximRouter(name, options)));
    } else if (transports.names().size() > 1) {
      transports.names().stream()
          .filter(name -> transports.usual().filter(name::equals).isEmpty())
          .forEach(name -> ways.add(perhaps("", name)));
      notes.add(Relay.notFollowed("routers of Exim", routers.why()));
    }
  }

  /** What takes all other mail: mail that no router takes is not sent. */
  WayOut usual() {
    boolean followed = notes.stream().noneMatch(Relay::isNotFollowed);
    return usual
        .or(() -> almost)
        .or(() -> WayOut.lastOpen(ways).filter(way -> followed))
        .or(() -> here.stream().filter(way -> way.takes().isRest()).findFirst())
        .orElseGet(
            () ->
                known
                    ? transports.way("no router", "", Traffic.REST, NO_HOP, Families.NEITHER)
                    : transports.way(
                        "", transports.usual().orElse(""), Traffic.REST, NO_HOP, families));
  }

  /** The ways before that. */
  List<WayOut> others() {
    return WayOut.before(usual(), ways);
  }

  List<String> notes() {
    WayOut usual = usual();
    return Stream.concat(
            here.stream().map(way -> Relay.here(way, way.equals(usual))), notes.stream())
        .distinct()
        .toList();
  }

  /** What it listens on, whatever the port is, unless a router or transport says send. */
  OwnAddresses own(Map<String, String> options) {
    return handsToItself ? OwnAddresses.NONE : EximInterfaces.own(options, host);
  }

  /** The lines of the router of all other mail that keep it from IPv6. */
  List<String> settings() {
    return List.copyOf(settings);
  }

  private WayOut perhaps(String label, String transport) {
    return transports.way(
        label,
        transport,
        Traffic.some("perhaps some mail, by what was not followed"),
        Optional.empty(),
        families);
  }

  private void router(EximRouter router) {
    if (usual.isPresent() || !router.delivers(host)) {
      return;
    }
    String data = router.option("route_data");
    if (!router.option("route_list").isEmpty()) {
      EximList.items(router.option("route_list"), ';').stream()
          .map(EximList::words)
          .filter(words -> !words.isEmpty())
          .forEach(words -> rule(router, words));
    } else if (router.is("manualroute") && isWorkedOut(data)) {
      Traffic found = router.takes().perhaps("if Exim finds a host for it");
      routed(router, found, Optional.of(data), List.of());
    } else if (router.is("manualroute")) {
      List<String> words = RECEIVER.matcher(data).matches() ? List.of(data) : EximList.words(data);
      routed(router, router.takes(), words.stream().findFirst(), rest(words, 1));
    } else if (router.is("queryprogram")) {
      notes.add(Relay.notFollowed(label(router), "a program says where its mail goes"));
      anyTransport(router);
    } else if (router.is("redirect")) {
      redirect(router);
    } else if (!router.option("transport").isEmpty()) {
      routed(router, router.takes(), Optional.empty(), List.of());
    }
  }

  /** Mail for other addresses comes back to the routers; some is refused here. */
  private void redirect(EximRouter router) {
    Traffic takes = router.takes();
    if (takes.certain() && NOWHERE.matcher(router.option("data")).matches()) {
      add(router, transports.way(label(router), "", takes, NO_HOP, Families.NEITHER));
    }
  }

  /** Once is enough: the next router could say no more. */
  private void anyTransport(EximRouter router) {
    if (!anyTransport) {
      transports.names().forEach(name -> ways.add(perhaps(label(router) + ", ", name)));
    }
    anyTransport = true;
    known = false;
  }

  private static String label(EximRouter router) {
    return "router " + router.name();
  }

  private static List<String> rest(List<String> words, int from) {
    return words.subList(Math.min(from, words.size()), words.size());
  }

  private static boolean isWorkedOut(String hosts) {
    return hosts.indexOf('$') >= 0 && !RECEIVER.matcher(hosts).matches();
  }

  /** {@code pattern hosts options} of a route_list. */
  private void rule(EximRouter router, List<String> words) {
    Traffic all = router.takes();
    Traffic named =
        EximPatterns.of(words.get(0)).traffic("mail for \"" + words.get(0) + '"', Traffic::to);
    Traffic takes =
        named.isOpen() || all.recipients().isEmpty()
            ? all.and(named)
            : all.senders().isEmpty() ? named : named.and(Traffic.from(all.senders()));
    routed(router, takes, rest(words, 1).stream().findFirst(), rest(words, 2));
  }

  /**
   * Mail that a router takes, by each transport that may be meant.
   *
   * @param hosts where it is handed to by the router; empty where that is asked of DNS, or not said
   * @param words the options of the rule, among them perhaps a transport
   */
  private void routed(
      EximRouter router, Traffic takes, Optional<String> hosts, List<String> words) {
    if (usual.isPresent()) {
      return;
    }
    String transport =
        words.stream().filter(transports::isThere).findFirst().orElse(router.option("transport"));
    Optional<List<String>> outcomes = EximOutcomes.of(transport);
    if (outcomes.isEmpty()) {
      notes.add(
          Relay.notFollowed(
              label(router), "Exim works out for each mail by which transport it goes"));
      anyTransport(router);
      return;
    }
    boolean keeps = words.stream().anyMatch(w -> !OPTIONS.contains(w) && !transports.isThere(w));
    List<String> sending = outcomes.get().stream().filter(transports::sends).toList();
    if (sending.isEmpty() && takes.isRest()) { // a mailbox or a program takes all of it
      String name = label(router) + ", transport " + transport;
      add(router, transports.way(name, "", takes, NO_HOP, Families.NEITHER));
    }
    for (int i = 0; i < sending.size(); i++) {
      boolean last = i == sending.size() - 1;
      way(
          router,
          sending.get(i),
          last ? takes : takes.perhaps("as Exim chooses between transports"),
          keeps ? Optional.of("") : hosts,
          router
              .withoutSix()
              .or(
                  () ->
                      Optional.of("ipv4_only in route_list")
                          .filter(o -> words.contains("ipv4_only"))));
    }
  }

  private void way(
      EximRouter router,
      String transport,
      Traffic takes,
      Optional<String> routed,
      Optional<String> withoutSix) {
    boolean asksDns = router.is("dnslookup") || router.is("ipliteral");
    Optional<String> own = transports.hosts(transport, asksDns || routed.isPresent());
    String hosts = own.or(() -> routed).orElse("");
    Optional<NextHop> relay =
        transports
            .proxy(transport)
            .or(() -> relay(hosts, own.isEmpty(), transports.port(transport)));
    WayOut way =
        transports
            .way(label(router) + ", ", transport, takes, relay, families)
            .preferring(router.preference());
    boolean findsItself =
        own.isPresent()
            ? transports.findsItself(transport)
            : KEEPING.contains(router.option("self"));
    handsToItself |= relay.isPresent() && !findsItself;
    if (relay.filter(Relay::isHere).isPresent() && !findsItself) {
      here.add(way);
      return;
    }
    if (isWorkedOut(hosts)) {
      notes.add(
          Relay.notFollowed(way.name(), "Exim works out for each mail which host it is handed to"));
      known &=
          !takes.isOpen() || isWorkedOut(router.option("route_data")); // else the next is asked
    }
    if (hosts.isEmpty() && !asksDns) {
      add(router, way.over(Families.NEITHER)); // Exim keeps what it has no host for
    } else if (withoutSix.isPresent()) {
      add(router, router.ignoresAll() ? way.over(Families.NEITHER) : way.overIpv4());
      usual.ifPresent(u -> settings.add(label(router) + ": " + withoutSix.get()));
    } else {
      if (router.isPerhapsWithoutSix()) {
        Traffic some = takes.perhaps("by a condition that was not followed");
        ways.add(way.taking(some).overIpv4());
      }
      router.unread().ifPresent(notes::add);
      add(router, way);
    }
  }

  private void add(EximRouter router, WayOut way) {
    if (way.takes().isRest() || router.takesAlmostAll()) {
      almost = Optional.of(way.taking(Traffic.REST));
    }
    if (way.takes().isRest()) {
      usual = almost;
    } else {
      ways.add(way);
    }
  }

  /** The first host; the others are tried when it does not answer. */
  private static Optional<NextHop> relay(String hosts, boolean mx, String port) {
    if (RECEIVER.matcher(hosts).matches()) {
      return Optional.empty();
    }
    if (isWorkedOut(hosts)) {
      return Optional.of(NextHop.of("a host that Exim works out"));
    }
    String first =
        EximList.items(hosts).stream().filter(item -> !item.equals("+")).findFirst().orElse("");
    Matcher byMx = BY_MX.matcher(first);
    return Relay.hop(byMx.replaceFirst(""), mx && byMx.find(0), port);
  }
}
