package smtpprobe.mta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import smtpprobe.reading.HostReader;

/**
 * The ways out of Postfix: services of master.cf, and the settings that send mail to them, in the
 * order of trivial-rewrite(8): transport_maps, what depends on the sender, relayhost.
 */
final class PostfixWays {

  private static final String TRANSPORTS = "transport_maps";
  private static final String SENDER_TRANSPORTS = "sender_dependent_default_transport_maps";
  private static final String SENDER_RELAYS = "sender_dependent_relayhost_maps";
  private static final int PROGRAM = 7;

  /** Transports that send nothing (error(8), discard(8)). */
  private static final Set<String> NOWHERE = Set.of("error", "retry", "discard");

  private final HostReader host;
  private final Map<String, String> values;
  private final Map<String, Map<String, String>> services = new LinkedHashMap<>();
  private final List<WayOut> ways = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** With the settings of main.cf. */
  PostfixWays(HostReader host, Map<String, String> values) {
    this.host = host;
    this.values = values;
    PostfixParameters.services(host)
        .map(line -> line.strip().split("\\s+", PROGRAM + 2))
        .filter(words -> words.length > PROGRAM && words[1].equals("unix"))
        .filter(words -> words[PROGRAM].equals("smtp"))
        .forEach(
            words ->
                services.put(
                    words[0],
                    words.length > PROGRAM + 1
                        ? PostfixReader.overrides(words[PROGRAM + 1])
                        : Map.of()));
  }

  WaysOut read() {
    String usual = PostfixReader.value(values, "default_transport");
    String transport = usual.isEmpty() ? "smtp" : before(usual);
    boolean nowhere = NOWHERE.contains(transport);
    Optional<NextHop> relay =
        nowhere
            ? Optional.empty()
            : nextHop("relayhost = " + value("relayhost"), value("relayhost"))
                .or(() -> nextHop("default_transport = " + usual, after(usual)));
    add(TRANSPORTS, transport, relay, Traffic::to);
    add(SENDER_TRANSPORTS, transport, relay, Traffic::from);
    PostfixMap relays = PostfixMap.read(SENDER_RELAYS, value(SENDER_RELAYS), host);
    notes.addAll(relays.notes());
    relays
        .entries()
        .forEach(
            (who, hop) ->
                add(
                    SENDER_RELAYS,
                    transport,
                    relay,
                    ":" + hop,
                    who.equals("*") ? Traffic.REST : Traffic.from(List.of(who))));
    boolean followed = notes.isEmpty();
    String filter = value("content_filter");
    if (!filter.isEmpty() && nextHop("content_filter = " + filter, after(filter)).isPresent()) {
      notes.add(
          Relay.notFollowed(
              "content_filter = " + filter, "whether all mail comes back from there is not known"));
    }
    if (!followed) {
      services.forEach(
          (name, overrides) -> {
            if (!List.of("smtp", "relay", transport, before(filter)).contains(name)
                && !isNamed(name)) {
              ways.add(
                  way(
                      name,
                      "",
                      Traffic.some("perhaps some mail, by what was not followed"),
                      Optional.empty()));
            }
          });
    }
    if (nowhere) {
      ways.add(
          way(transport, "default_transport", Traffic.REST, Optional.empty())
              .over(Families.NEITHER));
    } else if (!transport.equals("smtp") && services.containsKey(transport)) {
      ways.add(way(transport, "default_transport", Traffic.REST, relay));
    }
    return new WaysOut(
        "service smtp",
        relay,
        PostfixReader.tls(effective("smtp")),
        services.keySet().stream()
            .filter(
                name ->
                    PostfixReader.families(PostfixReader.value(effective(name), "inet_protocols"))
                        == Families.BOTH)
            .toList(),
        ways,
        notes);
  }

  private boolean isNamed(String service) {
    return ways.stream().anyMatch(way -> way.name().split(" ", 3)[1].equals(service));
  }

  /** Entries with the same answer are one way; what is there for all others is asked for last. */
  private void add(
      String setting,
      String usual,
      Optional<NextHop> relay,
      Function<List<String>, Traffic> traffic) {
    PostfixMap map = PostfixMap.read(setting, value(setting), host);
    notes.addAll(map.notes());
    Map<String, String> entries = new LinkedHashMap<>(map.entries());
    Optional<String> others = Optional.ofNullable(entries.remove("*"));
    Map<String, List<String>> byAnswer = new LinkedHashMap<>();
    entries.forEach(
        (key, answer) -> byAnswer.computeIfAbsent(answer, a -> new ArrayList<>()).add(key));
    byAnswer.forEach(
        (answer, keys) -> {
          boolean own = keys.contains(after(answer));
          String hop = own ? before(answer) + ":" : answer;
          List<String> patterns = keys.stream().filter(PostfixPatterns::isPattern).toList();
          List<String> plain = keys.stream().filter(key -> !patterns.contains(key)).toList();
          if (!plain.isEmpty()) {
            add(setting, usual, relay, hop, traffic.apply(plain));
          }
          patterns.forEach(
              key ->
                  add(
                      setting,
                      usual,
                      relay,
                      answer,
                      Traffic.some("mail of addresses that fit " + key)));
        });
    others.ifPresent(answer -> add(setting, usual, relay, answer, Traffic.REST));
  }

  /** An answer without both leaves the way as it is, one without a transport its transport. */
  private void add(
      String setting, String usual, Optional<NextHop> relay, String answer, Traffic takes) {
    String service = before(answer).isEmpty() ? usual : before(answer);
    String hop = after(answer);
    if (NOWHERE.contains(service)) {
      ways.add(way(service, setting, takes, Optional.empty()).over(Families.NEITHER));
    } else if (services.containsKey(service)) {
      boolean same = before(answer).isEmpty() && hop.isEmpty();
      Optional<NextHop> to =
          same ? relay : nextHop(setting + ": " + takes.words() + " to " + answer, hop);
      if (hop.isEmpty() || to.isPresent()) {
        ways.add(way(service, setting, takes, to));
      }
    }
  }

  private Map<String, String> effective(String service) {
    Map<String, String> effective = new LinkedHashMap<>(values);
    effective.putAll(services.getOrDefault(service, Map.of()));
    return effective;
  }

  private WayOut way(String service, String setting, Traffic takes, Optional<NextHop> relay) {
    Map<String, String> effective = effective(service);
    return new WayOut(
        "service " + service + (setting.isEmpty() ? "" : " (" + setting + ")"),
        takes,
        relay,
        PostfixReader.families(PostfixReader.value(effective, "inet_protocols")),
        PostfixReader.bind(effective),
        PostfixReader.helo(effective),
        PostfixReader.tls(effective));
  }

  private Optional<NextHop> nextHop(String setting, String hop) {
    Optional<NextHop> to = Relay.hop(hop, true);
    if (to.filter(Relay::isHere).isPresent()) {
      notes.add(Relay.detour(setting));
      return Optional.empty();
    }
    return to;
  }

  private String value(String name) {
    return PostfixReader.value(values, name);
  }

  private static String before(String answer) {
    return Stream.of(answer.split(":", 2)).findFirst().orElse("").strip();
  }

  private static String after(String answer) {
    int colon = answer.indexOf(':');
    return colon < 0 ? "" : answer.substring(colon + 1).strip();
  }
}
