package smtpprobe.mta;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The mail servers whose settings are understood. */
public enum Software {
  /** postfix.org. */
  POSTFIX("Postfix") {

    private static final Pattern ONE_FAMILY = Pattern.compile("inet_protocols ?= ?ipv[46]");

    /** What it does over IPv4 has a setting of its own. */
    @Override
    Setting bind(MailServer server, Ip6Address address, List<Ip4Address> also) {
      return Setting.of("smtp_bind_address6", address.text(), "main.cf");
    }

    @Override
    Setting ofWay(WayOut way, Setting setting) {
      return setting.of(PostfixWays.service(way));
    }

    @Override
    List<Setting> families(MailServer server, Optional<Ip6Address> address) {
      List<Setting> settings = new ArrayList<>();
      if (server.settings().stream().anyMatch(line -> line.contains(PostfixReplyFilter.SETTING))) {
        settings.add(Setting.of(PostfixReplyFilter.SETTING, "", "main.cf"));
      }
      if (settings.isEmpty()
          || server.settings().stream().anyMatch(line -> ONE_FAMILY.matcher(line).find())) {
        settings.add(Setting.of("inet_protocols", "all", "main.cf").withRestart());
      }
      return settings;
    }

    /** For each service by which mail leaves, so that what listens keeps both families. */
    @Override
    List<Setting> onlyFour(MailServer server) {
      List<String> services =
          server.other().services().isEmpty() ? List.of("smtp") : server.other().services();
      return services.stream()
          .filter(name -> server.other().detours().stream().noneMatch(d -> d.isAll(name)))
          .map(
              name ->
                  Setting.line(
                      "inet_protocols",
                      "ipv4",
                      "master.cf, service " + name,
                      "  -o inet_protocols=ipv4"))
          .toList();
    }

    /** What main.cf says counts for what listens; master.cf may say otherwise of what sends. */
    @Override
    List<Setting> listening(MailServer server) {
      return server.settings().stream()
          .filter(line -> line.startsWith("inet_protocols = "))
          .filter(line -> !line.contains("ipv6") && !line.contains("all") && !line.contains("$"))
          .findFirst()
          .map(line -> families(server, Optional.empty()))
          .orElse(List.of());
    }

    @Override
    Setting helo(MailServer server, String name) {
      return Setting.of("smtp_helo_name", name, "main.cf");
    }

    @Override
    public String activation() {
      return "postfix reload";
    }
  },
  /** exim.org. */
  EXIM("Exim") {

    private static final String MAIN = "the main section";
    private static final String ROUTER = "router ";
    private static final String PREFER = "ipv4_prefer";

    /** The first address of the right family is used, and none where there is no such address. */
    @Override
    Setting bind(MailServer server, Ip6Address address, List<Ip4Address> also) {
      String list =
          Stream.concat(also.stream().map(Ip4Address::text), Stream.of(address.text()))
              .collect(Collectors.joining(" ; "));
      return Setting.of(
          "interface",
          "<; " + list,
          EximTransports.where(server, way -> way.bind().equals(server.bind())));
    }

    @Override
    List<Setting> families(MailServer server, Optional<Ip6Address> address) {
      List<Setting> settings = new ArrayList<>();
      for (String line : server.settings()) {
        if (line.startsWith("dns_ipv4_lookup = ")) {
          settings.add(Setting.of("dns_ipv4_lookup", "", MAIN));
        } else if (line.equals("disable_ipv6 = true")) {
          settings.add(Setting.of("disable_ipv6", "false", MAIN));
        } else if (line.startsWith(ROUTER)) {
          String[] halves = line.substring(ROUTER.length()).split(": ", 2);
          settings.add(EximRouter.withSix(halves[0], halves[1]));
        }
      }
      return settings;
    }

    /** It looks up no AAAA record of any host that it sends to; what listens is not touched. */
    @Override
    List<Setting> onlyFour(MailServer server) {
      return List.of(Setting.of("dns_ipv4_lookup", "*", MAIN));
    }

    @Override
    List<Setting> listening(MailServer server) {
      return server.settings().contains("disable_ipv6 = true")
          ? List.of(Setting.of("disable_ipv6", "false", MAIN))
          : List.of();
    }

    /** It knows no other preference. */
    @Override
    String preference(String family) {
      return PREFER;
    }

    @Override
    Setting anyFamily() {
      return Setting.byHand(PREFER, "the routers", "take \"" + PREFER + "\" away");
    }

    @Override
    Setting helo(MailServer server, String name) {
      return Setting.of(
          "helo_data",
          name,
          EximTransports.where(server, way -> way.heloName().equals(server.heloName())));
    }

    @Override
    public String files() {
      return "Exim; Debian: in /etc/exim4/exim4.conf.template, or in /etc/exim4/conf.d where"
          + " dc_use_split_config is true";
    }

    @Override
    public String activation() {
      return "update-exim4.conf && systemctl restart exim4  # Debian; elsewhere: systemctl restart"
          + " exim";
    }
  },
  /** opensmtpd.org. */
  OPENSMTPD("OpenSMTPD") {

    private static final String ACTION = "the relay action of smtpd.conf";

    /** Released in 2024 and 2025; 7.6.0 was tried. */
    private static final Pattern WITHOUT_SIX = Pattern.compile("7\\.[5-7]\\..*");

    private static boolean isWithoutSix(Optional<String> version) {
      return version.filter(v -> WITHOUT_SIX.matcher(v).matches()).isPresent();
    }

    @Override
    Bind asRead(Bind bind, Optional<String> version) {
      return bind.six().isPresent() && isWithoutSix(version)
          ? Bind.broken(bind.addresses(), bind.setting(), NO_SIX_AS_SRC)
          : bind;
    }

    /**
     * With IPv6 sources alone it sends nothing over IPv4 ("Address family mismatch on destination
     * MXs", 6.8.0); 0.0.0.0 leaves the IPv4 source to the kernel.
     */
    @Override
    Setting bind(MailServer server, Ip6Address address, List<Ip4Address> also) {
      String four =
          also.isEmpty()
              ? "0.0.0.0"
              : also.stream().map(Ip4Address::text).collect(Collectors.joining(", "));
      if (isWithoutSix(server.version())) {
        return Setting.byHand("src", ACTION, "take \"src\" away (7.8 reads IPv6 addresses there)");
      }
      String list = "{ " + four + ", " + address + " }";
      Optional<String> name =
          server.heloName().filter(n -> server.settings().stream().anyMatch(this::greetsByTable));
      return Setting.line(
          "src",
          list,
          ACTION + name.map(n -> ", in place of src and helo-src").orElse(""),
          "src " + list + name.map(n -> " helo " + n).orElse(""));
    }

    /** Its table may lack the address, and before 7.5 no name is found there for one of IPv6. */
    private boolean greetsByTable(String line) {
      return line.contains(" helo-src ");
    }

    @Override
    List<Setting> families(MailServer server, Optional<Ip6Address> address) {
      List<Setting> settings = new ArrayList<>();
      server.settings().stream()
          .filter(line -> line.matches("(limit mta|mta limit)\\b.*\\binet4\\b.*"))
          .map(line -> Setting.byHand("limit", "smtpd.conf", "take the line \"" + line + "\" away"))
          .forEach(settings::add);
      if (server.isBoundToFour()) {
        settings.add(
            address
                .map(server::bind)
                .orElse(
                    Setting.byHand(
                        "src", ACTION, "put an IPv6 address of the host into the list after src")));
      }
      if (server.families() == Families.IPV6_ONLY) {
        server.bind().six().map(server::bind).ifPresent(settings::add);
      }
      return settings;
    }

    /** The words of 6.4 and later; 7.6 was tried. */
    @Override
    List<Setting> onlyFour(MailServer server) {
      return List.of(
          Setting.line("mta limit", "inet4", "smtpd.conf, before the actions", "mta limit inet4"));
    }

    @Override
    Setting helo(MailServer server, String name) {
      return Setting.line("helo", name, ACTION, "helo " + name);
    }

    @Override
    public String activation() {
      return "smtpd -n && systemctl restart opensmtpd  # OpenBSD: smtpd -n && rcctl restart smtpd";
    }
  },
  /** sendmail.org. */
  SENDMAIL("Sendmail") {
    /** Each family has options of its own. */
    @Override
    Setting bind(MailServer server, Ip6Address address, List<Ip4Address> also) {
      return options("Family=inet6, Addr=" + address);
    }

    @Override
    List<Setting> families(MailServer server, Optional<Ip6Address> address) {
      return List.of();
    }

    /** There is none: with {@code Family=inet} alone it sends over both as before (8.18.1). */
    @Override
    List<Setting> onlyFour(MailServer server) {
      return List.of();
    }

    @Override
    Setting helo(MailServer server, String name) {
      return Setting.line(
          "confHELO_NAME", name, "sendmail.mc", "define(`confHELO_NAME', `" + name + "')dnl");
    }

    @Override
    public String activation() {
      return "make -C /etc/mail && systemctl restart sendmail";
    }

    private Setting options(String options) {
      return Setting.line(
          "CLIENT_OPTIONS", options, "sendmail.mc", "CLIENT_OPTIONS(`" + options + "')dnl");
    }
  };

  /** What OpenSMTPD lacks in versions that not every host tells. */
  public static final String NO_SIX_AS_SRC =
      "OpenSMTPD 7.5 to 7.7 cannot read an IPv6 address as src";

  private final String title;

  Software(String title) {
    this.title = title;
  }

  /** Its name. */
  public String title() {
    return title;
  }

  /** Its name, and what its settings are made of where nobody writes them into one file. */
  public String files() {
    return title;
  }

  /**
   * What to write where, so that mail leaves from {@code address} over IPv6.
   *
   * @param server as it is
   * @param also where it leaves from over IPv4; empty to leave that to the kernel
   */
  abstract Setting bind(MailServer server, Ip6Address address, List<Ip4Address> also);

  /** A setting as it is written for that way alone, where ways can have settings of their own. */
  Setting ofWay(WayOut way, Setting setting) {
    return setting;
  }

  /** What that version makes of the addresses that it is told to send from. */
  Bind asRead(Bind bind, Optional<String> version) {
    return bind;
  }

  /**
   * What to write where, so that mail goes over both families, where it goes over one.
   *
   * @param server as it is
   * @param address where mail is to leave from over IPv6; empty when there is no such address
   */
  abstract List<Setting> families(MailServer server, Optional<Ip6Address> address);

  /** What to write where, so that mail goes over IPv4 only and comes in as before; or nothing. */
  abstract List<Setting> onlyFour(MailServer server);

  /**
   * What to write where, so that it listens over IPv6, where a setting keeps it from that; mail may
   * go over IPv6 then, too.
   */
  List<Setting> listening(MailServer server) {
    return List.of();
  }

  /** The line that says that it tries a family first. */
  String preference(String family) {
    return "smtp_address_preference = " + family;
  }

  /** What to write where, so that it prefers no family. */
  Setting anyFamily() {
    return Setting.of("smtp_address_preference", "any", "main.cf");
  }

  /** What to write where, so that it greets as {@code name}. */
  abstract Setting helo(MailServer server, String name);

  /** The command for the shell that makes it read its settings again. */
  public abstract String activation();
}
