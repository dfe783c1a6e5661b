package smtpprobe.reading;

import java.util.List;

/**
 * Every command that is ever run to learn about a host. They take no input, change nothing, and are
 * started without a shell.
 */
public enum HostCommand {
  /** Addresses with all their flags and lifetimes. */
  IP_ADDRESS("ip-addr.json", "ip", "-j", "-6", "addr"),
  /** Routes with their origin and lifetime. */
  IP_ROUTE("ip-route.json", "ip", "-j", "-6", "route"),
  /** Routes of every table. */
  IP_ROUTE_TABLES("ip-route-tables.json", "ip", "-j", "-6", "route", "show", "table", "all"),
  /** Which packets look into which table. */
  IP_RULE("ip-rule.json", "ip", "-j", "-6", "rule"),
  /** Kinds of interfaces: tunnels, bridges. */
  IP_LINK("ip-link.json", "ip", "-j", "-d", "link"),
  /** The rules of nftables. */
  NFT("nft-ruleset.json", "nft", "-j", "list", "ruleset"),
  /** The rules of ip6tables. */
  IP6TABLES("ip6tables-save.txt", "ip6tables-save"),
  /** The rules of iptables. */
  IPTABLES("iptables-save.txt", "iptables-save"),
  /** The rules of ip6tables that the kernel keeps beside those in nftables. */
  IP6TABLES_LEGACY("ip6tables-legacy-save.txt", "ip6tables-legacy-save"),
  /** What the administrator of Postfix has set. */
  POSTCONF_SET("postconf-n.txt", "postconf", "-n"),
  /** All settings of Postfix, with variables expanded. */
  POSTCONF("postconf.txt", "postconf", "-x"),
  /** The same of versions before 2.10, which have no {@code -x}. */
  POSTCONF_PLAIN("postconf.txt", "postconf"),
  /** The services of Postfix, where single settings can be overridden. */
  POSTCONF_SERVICES("postconf-M.txt", "postconf", "-M"),
  /** The main settings of Exim, as Debian names it. */
  EXIM4("exim-bP.txt", "exim4", "-bP"),
  /** The main settings of Exim. */
  EXIM("exim-bP.txt", "exim", "-bP"),
  /** The transports of Exim, as Debian names it. */
  EXIM4_TRANSPORTS("exim-bP-transports.txt", "exim4", "-bP", "transports"),
  /** The transports of Exim. */
  EXIM_TRANSPORTS("exim-bP-transports.txt", "exim", "-bP", "transports"),
  /** The routers of Exim, as Debian names it: which mail takes which transport. */
  EXIM4_ROUTERS("exim-bP-routers.txt", "exim4", "-bP", "routers"),
  /** The routers of Exim. */
  EXIM_ROUTERS("exim-bP-routers.txt", "exim", "-bP", "routers"),
  /** The version of OpenSMTPD, which it tells when it complains of the option. */
  SMTPD("smtpd-h.txt", "smtpd", "-h");

  private final String file;
  private final List<String> words;

  HostCommand(String file, String... words) {
    this.file = file;
    this.words = List.of(words);
  }

  /** The name of the file that holds its output in a snapshot. */
  String file() {
    return file;
  }

  /** The program and its arguments. */
  List<String> words() {
    return words;
  }

  /** As one would type it. */
  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
