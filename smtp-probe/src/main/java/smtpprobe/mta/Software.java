package smtpprobe.mta;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The mail servers whose settings are understood. */
public enum Software {
  /** postfix.org. */
  POSTFIX("Postfix") {
    /** What it does over IPv4 has a setting of its own. */
    @Override
    Setting bind(Ip6Address address, List<Ip4Address> also) {
      return Setting.of("smtp_bind_address6", address.text(), "main.cf");
    }

    @Override
    List<Setting> families(MailServer server, Optional<Ip6Address> address) {
      return List.of(Setting.of("inet_protocols", "all", "main.cf").withRestart());
    }

    /** For each service that sends, so that what listens keeps both families. */
    @Override
    List<Setting> onlyFour(MailServer server) {
      List<String> services =
          server.other().services().isEmpty() ? List.of("smtp") : server.other().services();
      return services.stream()
          .map(
              name ->
                  Setting.line(
                      "inet_protocols",
                      "ipv4",
                      "master.cf, service " + name,
                      "  -o inet_protocols=ipv4"))
          .toList();
    }

    @Override
    public Setting helo(String name) {
      return Setting.of("smtp_helo_name", name, "main.cf");
    }

    @Override
    public String activation() {
      return "postfix reload";
    }
  },
  /** exim.org. */
  EXIM("Exim") {
    /** The first address of the right family is used, and none where there is no such address. */
    @Override
    Setting bind(Ip6Address address, List<Ip4Address> also) {
      String list =
          Stream.concat(also.stream().map(Ip4Address::text), Stream.of(address.text()))
              .collect(Collectors.joining(" ; "));
      return Setting.of("interface", "<; " + list, "the remote_smtp transport");
    }

    @Override
    List<Setting> families(MailServer server, Optional<Ip6Address> address) {
      List<Setting> settings = new ArrayList<>();
      boolean lookup = server.settings().contains("dns_ipv4_lookup = *");
      if (lookup) {
        settings.add(Setting.of("dns_ipv4_lookup", "", "the main section"));
      }
      if (!lookup || server.settings().contains("disable_ipv6 = true")) {
        settings.add(Setting.of("disable_ipv6", "false", "the main section"));
      }
      return settings;
    }

    /** It looks up no AAAA record of any host that it sends to; what listens is not touched. */
    @Override
    List<Setting> onlyFour(MailServer server) {
      return List.of(Setting.of("dns_ipv4_lookup", "*", "the main section"));
    }

    @Override
    public Setting helo(String name) {
      return Setting.of("helo_data", name, "the remote_smtp transport");
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

    /**
     * With IPv6 sources alone it sends nothing over IPv4 ("Address family mismatch on destination
     * MXs", 6.8.0); 0.0.0.0 leaves the IPv4 source to the kernel.
     */
    @Override
    Setting bind(Ip6Address address, List<Ip4Address> also) {
      String four =
          also.isEmpty()
              ? "0.0.0.0"
              : also.stream().map(Ip4Address::text).collect(Collectors.joining(", "));
      String list = "{ " + four + ", " + address + " }";
      return Setting.line("src", list, ACTION, "src " + list);
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
      return settings;
    }

    /** The words of 6.4 and later; 7.6 was tried. */
    @Override
    List<Setting> onlyFour(MailServer server) {
      return List.of(
          Setting.line("mta limit", "inet4", "smtpd.conf, before the actions", "mta limit inet4"));
    }

    @Override
    public Setting helo(String name) {
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
    Setting bind(Ip6Address address, List<Ip4Address> also) {
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
    public Setting helo(String name) {
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

  private final String title;

  Software(String title) {
    this.title = title;
  }

  /** Its name. */
  public String title() {
    return title;
  }

  /**
   * What to write where, so that mail leaves from {@code address} over IPv6.
   *
   * @param also where it leaves from over IPv4; empty to leave that to the kernel
   */
  abstract Setting bind(Ip6Address address, List<Ip4Address> also);

  /**
   * What to write where, so that mail goes over IPv6 too.
   *
   * @param server as it is
   * @param address where mail is to leave from then; empty when there is no such address
   */
  abstract List<Setting> families(MailServer server, Optional<Ip6Address> address);

  /** What to write where, so that mail goes over IPv4 only and comes in as before; or nothing. */
  abstract List<Setting> onlyFour(MailServer server);

  /** What to write where, so that it greets as {@code name}. */
  public abstract Setting helo(String name);

  /** The command for the shell that makes it read its settings again. */
  public abstract String activation();
}
