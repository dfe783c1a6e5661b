package smtpprobe.mta;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import smtpprobe.host.HostSurvey;
import smtpprobe.mta.SmtpdMatch.Hosts;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.HostReader;
import smtpprobe.reading.Reading;

/** OpenSMTPD, from {@code smtpd.conf} as smtpd.conf(5) describes it since version 6.4. */
final class OpensmtpdReader {

  private static final List<String> FILES =
      List.of(
          "/etc/smtpd.conf",
          "/etc/mail/smtpd.conf",
          "/etc/opensmtpd/smtpd.conf",
          "/usr/local/etc/mail/smtpd.conf");
  private static final Pattern VERSION = Pattern.compile("OpenSMTPD (\\d[\\w.]*+)");

  /** 6.8.0 was tried: "Failed to retrieve helo string". */
  private static final Pattern BEFORE_75 = Pattern.compile("(6|7\\.[0-4])\\..*");

  private static final List<String> NAME_FILES = List.of("/etc/mail/mailname", "/etc/mailname");

  private final HostReader host;

  OpensmtpdReader(HostReader host) {
    this.host = host;
  }

  Optional<MailServer> read() {
    Optional<String> text = FILES.stream().flatMap(f -> host.file(f).text().stream()).findFirst();
    return text.filter(t -> t.contains("action") || t.contains("listen on"))
        .map(t -> server(SmtpdConf.read(t, host)));
  }

  private MailServer server(SmtpdConf conf) {
    List<String> notes = new ArrayList<>(conf.notes());
    List<WayOut> ways = new ArrayList<>();
    List<WayOut> here = new ArrayList<>();
    Optional<WayOut> usual = Optional.empty();
    for (SmtpdMatch match : conf.matches()) {
      for (WayOut way : ways(conf, match, notes)) {
        boolean ofOthers = match.hosts() == Hosts.OTHERS;
        if (isHere(way)) {
          here.add(way);
        } else if (usual.isEmpty() && !ofOthers && way.takes().isRest()) {
          usual = Optional.of(way);
        } else if (usual.isEmpty() && !ofOthers) {
          ways.add(way);
        } else if (match.hosts() != Hosts.LOCAL && way.families() != Families.NEITHER) {
          ways.add(way.taking(way.takes().perhaps("of other hosts or users")));
        }
      }
      if (match.hosts() == Hosts.ANY && match.takes().contains(Traffic.REST)) {
        break;
      }
    }
    WayOut rest =
        usual
            .or(() -> unmatched(conf))
            .or(() -> WayOut.lastOpen(ways))
            .or(() -> here.stream().filter(way -> way.takes().isRest()).findFirst())
            .orElseGet(() -> nothing(conf));
    here.forEach(way -> notes.add(Relay.here(way, way.equals(rest))));
    List<WayOut> others = new ArrayList<>(WayOut.before(rest, ways));
    for (SmtpdConf.Limit limit : conf.limits()) {
      if (!limit.domains().isEmpty()) {
        others.add(
            0,
            new WayOut(
                "mta limit",
                Traffic.to(limit.domains()),
                rest.relay(),
                both(limit.families(), families(rest.bind())),
                rest.bind(),
                rest.heloName(),
                rest.tls()));
      }
    }
    return new MailServer(
        Software.OPENSMTPD,
        version(),
        rest.bind(),
        rest.heloName(),
        rest.families(),
        Optional.empty(),
        List.of(),
        conf.settings(),
        new WaysOut(
            rest.name(),
            rest.relay(),
            rest.tls(),
            List.of(),
            others,
            notes.stream().distinct().toList(),
            Stream.of(List.of(rest), others, here)
                .flatMap(List::stream)
                .flatMap(way -> refusal(way).or(() -> mismatch(way)).stream())
                .distinct()
                .toList(),
            detours(conf),
            OwnAddresses.NONE));
  }

  /** A limit to one family counts for programs of this host, too. */
  private static List<Detour> detours(SmtpdConf conf) {
    return conf.relays().stream()
        .flatMap(
            name ->
                Stream.of("host", "via")
                    .flatMap(
                        keyword ->
                            SmtpdConf.after(keyword, conf.relay(name).orElseThrow()).stream())
                    .flatMap(words -> Relay.hop(words.get(0), false).stream())
                    .filter(Relay::isHere)
                    .map(hop -> new Detour(name, hop, true, true)))
        .toList();
  }

  /** A limit to one family, and sources of the other alone: it skips every host of a receiver. */
  private static Optional<Refusal> refusal(WayOut way) {
    return way.families() == Families.NEITHER && !way.bind().addresses().isEmpty()
        ? Optional.of(
            new Refusal(
                way.bind().setting(),
                "\"mta limit\" leaves the other family alone, so mail by "
                    + way.name()
                    + " finds no host to go to",
                "Take the limit out of smtpd.conf, or name an address of its family behind src"))
        : Optional.empty();
  }

  /** "Address family mismatch on destination MXs" (mta.c), of addresses of the other family. */
  private static Optional<Refusal> mismatch(WayOut way) {
    boolean four = way.families() == Families.IPV4_ONLY;
    return way.relay()
        .filter(hop -> four || way.families() == Families.IPV6_ONLY)
        .filter(hop -> hop.isOnly(four ? Ip6Address.class : Ip4Address.class))
        .map(
            hop ->
                new Refusal(
                    way.name() + " to " + hop,
                    "mail goes over IPv"
                        + (four ? "4" : "6")
                        + " alone, and not to such an address",
                    "Write an IPv"
                        + (four ? "4" : "6")
                        + " address there, or let mail go over both families"));
  }

  private Optional<String> version() {
    Reading told = host.run(HostCommand.SMTPD);
    return VERSION
        .matcher(told.orEmpty() + told.why())
        .results()
        .map(version -> version.group(1))
        .findFirst();
  }

  private boolean isBefore75() {
    return version().filter(v -> BEFORE_75.matcher(v).matches()).isPresent();
  }

  /** The ways of the mail that a rule is about: one for each part of it, and each of its relays. */
  private List<WayOut> ways(SmtpdConf conf, SmtpdMatch match, List<String> notes) {
    List<WayOut> ways = new ArrayList<>();
    if (conf.relay(match.action()).isEmpty()) {
      match.takes().stream()
          .filter(takes -> takes.isRest() || (match.refuses() && takes.certain()))
          .map(takes -> nothing(conf).taking(takes))
          .forEach(ways::add);
    }
    for (List<String> action : conf.relay(match.action()).stream().toList()) {
      for (Traffic takes : match.takes()) {
        Map<String, Traffic> byRelay = byRelay(conf, action, takes);
        byRelay.forEach(
            (url, part) ->
                ways.add(way(conf, match.action(), part, action, Relay.hop(url, false))));
        if (byRelay.isEmpty()) {
          ways.add(way(conf, match.action(), takes, action, relay(conf, action, notes)));
        }
      }
    }
    return ways;
  }

  /**
   * What comes back from a program of this host that takes all mail, or what no rule says: the
   * first relay that is none of these programs. Other mail that no rule takes is refused.
   */
  private Optional<WayOut> unmatched(SmtpdConf conf) {
    boolean comesBack =
        conf.matches().stream()
            .filter(match -> match.takes().contains(Traffic.REST))
            .anyMatch(match -> match.hosts() != Hosts.OTHERS);
    if (!comesBack && !conf.matches().isEmpty()) {
      return Optional.empty();
    }
    return conf.relays().stream()
        .flatMap(
            name ->
                ways(
                    conf, new SmtpdMatch(name, List.of(Traffic.REST), Hosts.ANY), new ArrayList<>())
                    .stream())
        .filter(way -> way.takes().isRest() && !isHere(way))
        .findFirst();
  }

  private static boolean isHere(WayOut way) {
    return way.relay().filter(Relay::isHere).isPresent();
  }

  private WayOut nothing(SmtpdConf conf) {
    WayOut way = way(conf, "", Traffic.REST, List.of(), Optional.empty());
    return conf.notes().isEmpty()
        ? new WayOut(
            "no action that relays",
            Traffic.REST,
            Optional.empty(),
            Families.NEITHER,
            Bind.NONE,
            Optional.empty(),
            Tls.UNKNOWN)
        : way.bound(Bind.unknown("smtpd.conf", "no action that relays is in what could be read"));
  }

  /** {@code relay domain <table>}: mail to each domain in it goes to the relay beside it. */
  private static Map<String, Traffic> byRelay(SmtpdConf conf, List<String> action, Traffic takes) {
    Map<String, List<String>> domains = new LinkedHashMap<>();
    Set<String> wanted = Set.copyOf(takes.recipients());
    List<String> table =
        SmtpdConf.after("domain", action).map(of -> conf.tables().rows(of)).orElse(List.of());
    for (int i = 1; i + 1 < table.size(); i++) {
      String domain = table.get(i - 1);
      if (table.get(i).equals("=") && (wanted.isEmpty() || wanted.contains(domain))) {
        domains.computeIfAbsent(table.get(i + 1), url -> new ArrayList<>()).add(domain);
      }
    }
    Map<String, Traffic> parts = new LinkedHashMap<>();
    domains.forEach(
        (url, named) -> {
          Traffic to = Traffic.to(named);
          Traffic part = takes.senders().isEmpty() ? to : to.and(Traffic.from(takes.senders()));
          parts.put(
              url, takes.certain() ? part : part.perhaps("by a condition that was not followed"));
        });
    return parts;
  }

  /** Where it relays to, if not to the receivers. */
  private static Optional<NextHop> relay(SmtpdConf conf, List<String> action, List<String> notes) {
    Optional<List<String>> written =
        Stream.of("host", "via", "domain")
            .flatMap(keyword -> SmtpdConf.after(keyword, action).stream())
            .findFirst();
    Optional<String> url = written.map(words -> words.get(0));
    if (url.filter(u -> u.startsWith("<")).isPresent()) {
      url = conf.tables().words(url.get()).stream().findFirst();
      if (url.isEmpty()) {
        notes.add(
            Relay.notFollowed(
                "relay host " + written.get().get(0), "its table is not in smtpd.conf itself"));
        return written.map(words -> NextHop.of(words.get(0)));
      }
    }
    return url.flatMap(hop -> Relay.hop(hop, false));
  }

  private WayOut way(
      SmtpdConf conf, String name, Traffic takes, List<String> action, Optional<NextHop> relay) {
    Bind bind =
        SmtpdConf.after("src", action)
            .or(() -> SmtpdConf.after("source", action))
            .map(src -> Software.OPENSMTPD.asRead(bind(src, conf), version()))
            .orElse(Bind.NONE);
    Optional<List<String>> byTable =
        SmtpdConf.after("helo-src", action).or(() -> SmtpdConf.after("hostnames", action));
    if (byTable.isPresent() && bind.six().isPresent() && isBefore75()) {
      bind =
          Bind.broken(
              bind.addresses(),
              bind.setting(),
              "with helo-src OpenSMTPD before 7.5 finds no name for an IPv6 address; \"helo NAME\""
                  + " in its place is one for all");
    }
    Optional<String> own =
        NAME_FILES.stream()
            .flatMap(f -> host.file(f).value().stream())
            .map(value -> value.lines().findFirst().orElse("").strip())
            .findFirst()
            .or(() -> HostSurvey.name(host).map(DomainName::text));
    return new WayOut(
        "action \"" + name + "\"",
        takes,
        relay,
        both(conf.limit().orElse(Families.BOTH), families(bind)),
        bind,
        byTable.isPresent() && !bind.equals(Bind.NONE) // else it is not asked
            ? heloOf(bind, conf.tables().rows(byTable.get()))
            : SmtpdConf.after("helo", action)
                .or(() -> SmtpdConf.after("hostname", action))
                .map(helo -> helo.get(0))
                .filter(h -> !h.isBlank())
                .or(() -> own),
        SmtpdConf.after("host", action)
                .filter(url -> url.get(0).startsWith("smtp+notls:"))
                .isPresent()
            ? Tls.NEVER
            : Tls.WHERE_OFFERED);
  }

  /** What two settings leave. */
  private static Families both(Families one, Families other) {
    return one == Families.BOTH || one == other
        ? other
        : other == Families.BOTH ? one : Families.NEITHER;
  }

  /** Sources of one family send over that family only. */
  private static Families families(Bind bind) {
    if (bind.addresses().isEmpty()) {
      return Families.BOTH;
    }
    if (bind.addresses().stream().allMatch(Ip4Address.class::isInstance)) {
      return Families.IPV4_ONLY;
    }
    return bind.addresses().stream().allMatch(Ip6Address.class::isInstance)
        ? Families.IPV6_ONLY
        : Families.BOTH;
  }

  private static Bind bind(List<String> source, SmtpdConf conf) {
    String setting = "src " + String.join(", ", source);
    List<String> words = source;
    if (source.size() == 1 && source.get(0).startsWith("<")) {
      words = conf.tables().words(source.get(0));
    }
    List<IpAddress> addresses = addresses(words.stream()).toList();
    if (words.contains("=")) {
      return Bind.broken(
          addresses,
          setting,
          "OpenSMTPD takes that table for pairs, since its first row has a blank or a colon; \"#"
              + " @list\" above it makes a list of it");
    }
    setting += words.equals(source) ? "" : " with table " + String.join(", ", words);
    return addresses.isEmpty()
        ? Bind.unknown(setting, "its table is not in smtpd.conf itself")
        : Bind.to(addresses, setting);
  }

  /** With or without brackets, and the tag that text_to_netaddr() takes away. */
  private static Stream<IpAddress> addresses(Stream<String> words) {
    return words.flatMap(
        word ->
            IpAddress.parse(word.replaceAll("[\\[\\]]", "").replaceFirst("(?i)^ipv6:", ""))
                .stream());
  }

  /** helo-src: a table from source address to name; IPv6 is asked for first. */
  private static Optional<String> heloOf(Bind bind, List<String> words) {
    Optional<String> four = Optional.empty();
    for (int i = 0; i + 2 < words.size(); i++) {
      Optional<IpAddress> key = addresses(Stream.of(words.get(i))).findFirst();
      if (key.isPresent() && bind.addresses().contains(key.get()) && words.get(i + 1).equals("=")) {
        if (key.get() instanceof Ip6Address) {
          return Optional.of(words.get(i + 2));
        }
        four = Optional.of(words.get(i + 2));
      }
    }
    return four;
  }
}
