package smtpprobe.mta;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import smtpprobe.reading.HostReader;

/**
 * The ways out of Postfix: services of master.cf, and the settings that send mail to them, in the
 * order of trivial-rewrite(8): transport_maps, domains of a class of their own, what depends on the
 * sender, relayhost.
 */
final class PostfixWays {

  static final String TRANSPORTS = "transport_maps";
  private static final String RELAY_DOMAINS = "relay_domains";
  private static final String DEFAULT = "default_transport";
  static final String FILTER = "content_filter";
  private static final String USUAL = FoundWays.USUAL;
  private static final Traffic A_PART = Traffic.some("a random part of all mail");

  private final HostReader host;
  private final PostfixSettings main;
  private final Map<String, Map<String, String>> services;
  private final FoundWays found;
  private final PostfixHops hops;
  private final PostfixTransport usual;
  private final PostfixTransport filter;
  private final PostfixSenders senders;
  private final List<String> notes;

  /** With the settings of main.cf, and what master.cf sets for services over them. */
  PostfixWays(HostReader host, PostfixSettings main, Map<String, Map<String, String>> services) {
    this.host = host;
    this.main = main;
    this.services = services;
    this.found = new FoundWays(host, main, services);
    this.hops = found.hops();
    this.notes = found.notes();
    PostfixTransport written = PostfixTransport.of(main.value(DEFAULT));
    this.usual = written.service().isEmpty() ? new PostfixTransport(USUAL, written.hop()) : written;
    this.filter = PostfixTransport.of(main.value(FILTER));
    this.senders =
        new PostfixSenders(map(PostfixSenders.TRANSPORTS), map(PostfixSenders.RELAYS), usual);
  }

  WaysOut read() {
    boolean nowhere = FoundWays.sendsNothing(usual.service());
    Optional<NextHop> relayhost =
        found.nextHop(
            "relayhost = " + main.value("relayhost"),
            new PostfixTransport(USUAL, main.value("relayhost")));
    Optional<NextHop> relay =
        nowhere || usual.hop().isEmpty()
            ? relayhost.filter(hop -> !nowhere)
            : found.nextHop(DEFAULT + " = " + usual, usual);
    PostfixFilters.of(main, host).forEach(this::filtered);
    if (isFilterLast()) {
      found.add(FILTER, filter.service(), Optional.empty(), Traffic.REST);
    } else if (isFilterRefused()) {
      found.add(
          found.way(filter.service(), FILTER, Traffic.REST, Optional.of(NextHop.unreadable())));
    }
    recipients(relay);
    domains("mydestination", "local_transport", Optional.empty(), relay);
    domains("virtual_mailbox_domains", "virtual_transport", Optional.empty(), relay);
    domains(RELAY_DOMAINS, "relay_transport", relayhost, relay);
    senders(relayhost);
    boolean followed = notes.stream().noneMatch(Relay::isNotFollowed);
    filter();
    notes.addAll(PostfixNotes.of(main, services.keySet()));
    if (!followed) {
      services.keySet().stream()
          .filter(name -> !isUsual(name) && !name.equals(filter.service()) && !isNamed(name))
          .forEach(
              name ->
                  found
                      .ways()
                      .add(
                          found.way(
                              name,
                              "",
                              Traffic.some("perhaps some mail, by what was not followed"),
                              Optional.empty())));
    }
    rest(relay);
    openFamilies();
    replyFilter(relay);
    return new WaysOut(
        "service smtp",
        relay.filter(NextHop::isReadable),
        found.client(USUAL).tls(),
        services.keySet().stream()
            .filter(name -> isLedByMain(name) || found.client(name).families() == Families.BOTH)
            .toList(),
        found.ways(),
        notes,
        hops.refusals(),
        hops.detours(found.ways()),
        found.client(USUAL).own());
  }

  /** Whether main.cf says over which families it sends. */
  private boolean isLedByMain(String service) {
    return !services.getOrDefault(service, Map.of()).containsKey("inet_protocols");
  }

  /** Where all other mail goes, if that is not by service smtp. */
  private void rest(Optional<NextHop> relay) {
    if (!usual.service().equals(USUAL)) {
      found.add(DEFAULT, usual.service(), relay, Traffic.REST);
    } else if (!services.containsKey(USUAL)
        || PostfixRefusals.service(DEFAULT, USUAL, main, host).isPresent()) {
      found.add(DEFAULT, USUAL, Optional.empty(), Traffic.REST);
    } else if (!relay.map(NextHop::isReadable).orElse(true)) {
      found.add("relayhost", USUAL, relay, Traffic.REST);
    } else if (PostfixSettings.isOpen(main.value("relayhost")) && usual.hop().isEmpty()) {
      found.add(found.way(USUAL, "", Traffic.REST, Optional.empty()).bound(openRelay()));
    }
  }

  /** Perhaps it names nothing: then all mail goes out directly. */
  private Bind openRelay() {
    return Bind.unknown(
        "relayhost = " + main.value("relayhost"), "what that names is not known here");
  }

  /** Without a next hop, it sends to the domains of the recipients, whatever other settings say. */
  private boolean isFilterLast() {
    return services.containsKey(filter.service())
        && filter.hop().isEmpty()
        && main.value("default_filter_nexthop").isEmpty();
  }

  private boolean isFilterRefused() {
    return hops.of(FILTER + " = " + filter, filter).filter(hop -> !hop.isReadable()).isPresent();
  }

  private void filtered(PostfixTransport to, String setting) {
    hops.here(setting + ": " + to, to)
        .ifPresentOrElse(
            notes::add, () -> found.add(setting, to, Optional.empty(), Traffic.some("some mail")));
  }

  private void filter() {
    String value = main.value(FILTER);
    String setting = FILTER + " = " + value;
    if (!value.isEmpty() && !isFilterLast() && !isFilterRefused()) {
      notes.add(
          hops.here(setting, filter)
              .orElse(
                  Relay.notFollowed(
                      setting, "whether all mail comes back from there is not known")));
    }
  }

  private void openFamilies() {
    services.keySet().stream()
        .map(found::client)
        .filter(PostfixClient::isFamilyOpen)
        .map(client -> "inet_protocols = " + client.settings().value("inet_protocols"))
        .distinct()
        .forEach(
            setting -> notes.add(Relay.notFollowed(setting, "what that names is not known here")));
  }

  private void replyFilter(Optional<NextHop> relay) {
    var replies = PostfixReplyFilter.of(found.client(usual.service()).settings(), host);
    replies
        .way(found.way(usual.service(), "", Traffic.REST, relay))
        .ifPresent(way -> found.ways().add(0, way));
    notes.addAll(replies.notes());
  }

  private boolean isUsual(String service) {
    return List.of(USUAL, "relay", usual.service()).contains(service);
  }

  private boolean isNamed(String service) {
    return found.ways().stream().anyMatch(way -> service(way).equals(service));
  }

  /** The service that a way is. */
  static String service(WayOut way) {
    return way.name().split(" ", 3)[1];
  }

  /** The service of all other mail, where that is not smtp. */
  static Optional<String> usual(WaysOut ways) {
    return ways.others().stream()
        .filter(way -> way.takes().isRest())
        .map(PostfixWays::service)
        .findFirst();
  }

  private PostfixMap map(String setting) {
    PostfixMap map = PostfixMap.read(setting, main.value(setting), host);
    notes.addAll(map.notes());
    return map;
  }

  /** Addresses before domains, a domain before those above it, what is for all others last. */
  private void recipients(Optional<NextHop> relay) {
    PostfixMap map = map(TRANSPORTS);
    PostfixMap.group(map.whole()).forEach((answer, keys) -> recipients(answer, keys, relay));
    map.chances().forEach(answer -> recipient(answer, A_PART, relay));
    map.always().ifPresent(answer -> recipient(answer, Traffic.REST, relay));
    Map<String, String> parts = new LinkedHashMap<>(map.parts());
    Optional<String> others = Optional.ofNullable(parts.remove("*"));
    List<String> unasked = parts.keySet().stream().filter(key -> key.startsWith("@")).toList();
    PostfixNotes.unasked(TRANSPORTS, unasked, "domains").ifPresent(notes::add);
    parts.keySet().removeIf(key -> key.startsWith("@"));
    List<String> overruled = PostfixMap.overruled(parts);
    Map<String, String> plain = new LinkedHashMap<>(parts);
    plain.keySet().removeAll(overruled);
    PostfixMap.group(plain).forEach((answer, keys) -> recipients(answer, keys, relay));
    overruled.forEach(key -> recipients(parts.getOrDefault(key, ""), List.of(key), relay));
    others.ifPresent(answer -> recipient(answer, Traffic.REST, relay));
  }

  private void recipients(String answer, List<String> keys, Optional<NextHop> relay) {
    boolean own = keys.contains(PostfixTransport.of(answer).hop());
    PostfixPatterns.traffic(keys, Traffic::to)
        .forEach(
            takes ->
                recipient(
                    own ? PostfixTransport.of(answer).service() + ":" : answer, takes, relay));
  }

  /** An answer without both leaves the way as it is, one without a transport its transport. */
  private void recipient(String answer, Traffic takes, Optional<NextHop> relay) {
    PostfixTransport to = PostfixTransport.of(answer);
    String service = to.service().isEmpty() ? usual.service() : to.service();
    found.add(
        TRANSPORTS,
        new PostfixTransport(service, to.hop()),
        to.isEmpty() ? relay : Optional.empty(),
        to.isEmpty() && !senders.isEmpty() ? takes.perhaps() : takes);
  }

  /** Domains of a class with a transport of its own, if mail to them leaves in another way. */
  private void domains(
      String setting, String transport, Optional<NextHop> relayhost, Optional<NextHop> relay) {
    if (main.words(setting).isEmpty()) {
      return;
    }
    PostfixTransport to = PostfixTransport.of(main.value(transport));
    Optional<NextHop> hop = hops.of(setting + ": " + to, to); // keeps a refusal, whoever sends
    if (!services.containsKey(to.service())) {
      return;
    }
    WayOut way = found.way(to.service(), setting, Traffic.REST, hop.or(() -> relayhost));
    if (way.looksLike(found.way(usual.service(), DEFAULT, Traffic.REST, relay))) {
      return;
    }
    PostfixDomains domains = PostfixDomains.read(setting, main, host);
    Set<String> local =
        setting.equals(RELAY_DOMAINS)
            ? Set.copyOf(PostfixDomains.read("mydestination", main, host).names())
            : Set.of();
    List<String> names = domains.names().stream().filter(name -> !local.contains(name)).toList();
    notes.addAll(domains.notes());
    Traffic takes = Traffic.to(names);
    if (main.words("parent_domain_matches_subdomains").contains(setting)) {
      takes = takes.andBelow();
    }
    if (!names.isEmpty()) {
      boolean certain = !setting.equals(RELAY_DOMAINS) || senders.relays().isEmpty();
      found.add(setting, to, relayhost, certain ? takes : takes.perhaps());
    }
    if (!domains.notes().isEmpty()) {
      found.add(setting, to, relayhost, Traffic.some("mail to domains of " + setting));
    }
  }

  private void senders(Optional<NextHop> relayhost) {
    senders
        .answers()
        .forEach(
            answers ->
                answers.forEach(
                    (answer, keys) ->
                        PostfixPatterns.traffic(keys, Traffic::from)
                            .forEach(takes -> sender(answer, takes, relayhost))));
    senders.chances().forEach(answer -> sender(answer, A_PART, relayhost));
    senders.always().ifPresent(answer -> sender(answer, Traffic.REST, relayhost));
    PostfixNotes.unasked("maps of senders", senders.unasked(), "for @ with a domain")
        .ifPresent(notes::add);
  }

  private void sender(PostfixSenders.Answer answer, Traffic takes, Optional<NextHop> relayhost) {
    found.add(answer.setting(), answer.to(), relayhost, takes);
  }
}
