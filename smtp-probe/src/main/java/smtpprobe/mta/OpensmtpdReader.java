package smtpprobe.mta;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smtpprobe.reading.HostReader;

/** OpenSMTPD, from {@code smtpd.conf} as smtpd.conf(5) describes it since version 6.4. */
final class OpensmtpdReader {

  private static final List<String> FILES =
      List.of(
          "/etc/smtpd.conf",
          "/etc/mail/smtpd.conf",
          "/etc/opensmtpd/smtpd.conf",
          "/usr/local/etc/mail/smtpd.conf");
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
    Optional<WayOut> usual = Optional.empty();
    for (SmtpdConf.Match match : conf.matches()) {
      Optional<List<String>> action = conf.relay(match.action());
      if (action.isPresent() && usual.isEmpty()) {
        Optional<Optional<NextHop>> relay = relay(conf, match.action(), action.get(), notes);
        if (relay.isPresent()) {
          WayOut way = way(conf, match, action.get(), relay.get());
          if (way.takes().isRest()) {
            usual = Optional.of(way);
          } else {
            ways.add(way);
          }
        }
      }
    }
    WayOut rest = usual.or(() -> unmatched(conf)).orElse(nothing(conf));
    if (!conf.fourDomains().isEmpty()) {
      ways.add(
          0,
          new WayOut(
              "mta limit",
              Traffic.to(conf.fourDomains()),
              rest.relay(),
              Families.IPV4_ONLY,
              rest.bind(),
              rest.heloName(),
              rest.tls()));
    }
    return new MailServer(
        Software.OPENSMTPD,
        Optional.empty(),
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
            ways,
            notes.stream().distinct().toList()));
  }

  /** No rule says what takes it: the first relay that is none of this host's own programs. */
  private Optional<WayOut> unmatched(SmtpdConf conf) {
    return conf.relays().stream()
        .flatMap(
            name ->
                relay(conf, name, conf.relay(name).orElseThrow(), new ArrayList<>())
                    .map(
                        relay ->
                            way(
                                conf,
                                new SmtpdConf.Match(name, Traffic.REST),
                                conf.relay(name).orElseThrow(),
                                relay))
                    .stream())
        .findFirst();
  }

  private WayOut nothing(SmtpdConf conf) {
    WayOut way = way(conf, new SmtpdConf.Match("", Traffic.REST), List.of(), Optional.empty());
    return conf.notes().isEmpty()
        ? way
        : way.bound(Bind.unknown("smtpd.conf", "no action that relays is in what could be read"));
  }

  /** Where it relays to; empty when that is this host itself. */
  private static Optional<Optional<NextHop>> relay(
      SmtpdConf conf, String name, List<String> action, List<String> notes) {
    Optional<List<String>> written =
        SmtpdConf.after("host", action).or(() -> SmtpdConf.after("via", action));
    Optional<String> url = written.map(words -> words.get(0));
    if (url.filter(u -> u.startsWith("<")).isPresent()) {
      url = conf.table(url.get()).stream().findFirst();
      if (url.isEmpty()) {
        notes.add(
            Relay.notFollowed(
                "relay host " + written.get().get(0), "its table is not in smtpd.conf itself"));
        return Optional.of(written.map(words -> NextHop.of(words.get(0))));
      }
    }
    Optional<NextHop> to = url.flatMap(u -> Relay.hop(u, false));
    if (to.filter(Relay::isHere).isPresent()) {
      notes.add(Relay.detour("action \"" + name + "\", relay host " + url.get()));
      return Optional.empty();
    }
    return Optional.of(to);
  }

  private WayOut way(
      SmtpdConf conf, SmtpdConf.Match match, List<String> action, Optional<NextHop> relay) {
    Bind bind =
        SmtpdConf.after("src", action)
            .or(() -> SmtpdConf.after("source", action))
            .map(src -> bind(src, conf))
            .orElse(Bind.NONE);
    Optional<List<String>> byTable =
        SmtpdConf.after("helo-src", action).or(() -> SmtpdConf.after("hostnames", action));
    Optional<String> name =
        NAME_FILES.stream()
            .flatMap(f -> host.file(f).value().stream())
            .map(value -> value.lines().findFirst().orElse("").strip())
            .findFirst();
    return new WayOut(
        "action \"" + match.action() + "\"",
        match.takes(),
        relay,
        conf.onlyFour() ? Families.IPV4_ONLY : families(bind),
        bind,
        byTable.isPresent()
            ? heloOf(bind, conf.table(byTable.get().get(0)))
            : SmtpdConf.after("helo", action)
                .or(() -> SmtpdConf.after("hostname", action))
                .map(helo -> helo.get(0))
                .filter(h -> !h.isBlank())
                .or(() -> name),
        SmtpdConf.after("host", action)
                .filter(url -> url.get(0).startsWith("smtp+notls:"))
                .isPresent()
            ? Tls.NEVER
            : Tls.WHERE_OFFERED);
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
    String setting = "src " + String.join(" ", source);
    List<String> words = source;
    if (source.size() == 1 && source.get(0).startsWith("<")) {
      words = conf.table(source.get(0));
      setting += " with table " + String.join(" ", words);
    }
    List<IpAddress> addresses = addresses(words.stream()).toList();
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
