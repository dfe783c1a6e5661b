package smtpprobe.filter;

import fakereceiver.dns.IpAddress;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rule to stand before all others that packets for this host meet. It is evaluated as the lines
 * for ip6tables say; those for nftables say the same. Immutable.
 *
 * @param nft the rule in the words of nftables, for whatever it meets
 * @param tables the same in those of ip6tables, each line without its chain
 * @param ufw the same in those of ufw; empty where that lets it pass of itself
 * @param firewalld the same as options of firewall-cmd; empty where firewalld lets it pass of
 *     itself
 * @param sixOnly whether IPv4 packets pass it by, where they meet it
 */
public record AddedFilterRule(
    String nft, List<String> tables, List<String> ufw, List<String> firewalld, boolean sixOnly) {

  private static final String ACCEPT = " -j ACCEPT";

  public AddedFilterRule {
    tables = List.copyOf(tables);
    ufw = List.copyOf(ufw);
    firewalld = List.copyOf(firewalld);
  }

  /** A rule for packets of either family that ufw and firewalld have of themselves. */
  public AddedFilterRule(String nft, List<String> tables) {
    this(nft, tables, List.of(), List.of(), false);
  }

  /** Lets in what belongs to connections of this host. */
  public static AddedFilterRule following() {
    return new AddedFilterRule(
        "ct state established,related accept",
        List.of("-m conntrack --ctstate ESTABLISHED,RELATED" + ACCEPT));
  }

  /** Lets in ICMPv6 messages of these types. */
  public static AddedFilterRule icmp(List<Integer> types) {
    return new AddedFilterRule(
        "icmpv6 type { " + words(types) + " } accept",
        icmp(types, ""),
        List.of(),
        types.stream().map(type -> richIcmp(IcmpTypes.word(type))).toList(),
        false);
  }

  /** Lets in neighbour discovery, which no router forwards (RFC 4861 section 7.1). */
  public static AddedFilterRule neighborDiscovery() {
    List<Integer> types = List.of(133, 134, 135, 136);
    return new AddedFilterRule(
        "icmpv6 type { " + words(types) + " } ip6 hoplimit 255 accept",
        icmp(types, " -m hl --hl-eq 255"),
        List.of(),
        Stream.of(
                "router-solicitation",
                "router-advertisement",
                "neighbour-solicitation",
                "neighbour-advertisement")
            .map(AddedFilterRule::richIcmp)
            .toList(),
        false);
  }

  /** Lets routers of the link ask for groups, and neighbours tell theirs (RFC 4890, 4.4.1). */
  public static AddedFilterRule multicastListeners() {
    List<Integer> types = List.of(130, 131, 132, 143);
    return new AddedFilterRule(
        "ip6 saddr fe80::/10 icmpv6 type { " + words(types) + " } accept",
        types.stream()
            .map(type -> "-s fe80::/10 -p ipv6-icmp -m icmp6 --icmpv6-type " + type + ACCEPT)
            .toList());
  }

  /** Lets anybody send to a UDP port. */
  public static AddedFilterRule datagrams(int port) {
    return port("udp", port);
  }

  /** Lets anybody connect to a TCP port. */
  public static AddedFilterRule port(int port) {
    return port("tcp", port);
  }

  private static AddedFilterRule port(String protocol, int port) {
    return new AddedFilterRule(
        protocol + " dport " + port + " accept",
        List.of("-p " + protocol + " -m " + protocol + " --dport " + port + ACCEPT),
        List.of("allow " + port + "/" + protocol),
        List.of("--add-port=" + port + "/" + protocol),
        false);
  }

  /** Lets one machine connect to a TCP port. */
  public static AddedFilterRule port(int port, IpAddress from) {
    return new AddedFilterRule(
        "ip6 saddr " + from + " tcp dport " + port + " accept",
        List.of("-s " + from + " -p tcp -m tcp --dport " + port + ACCEPT),
        List.of("allow from " + from + " to any port " + port + " proto tcp"),
        List.of(rich("source address=\"" + from + "\" " + richPort(port) + " accept")),
        false);
  }

  /** Lets nobody else than this host connect to a TCP port over IPv6. */
  public static AddedFilterRule hiding(int port) {
    return new AddedFilterRule(
        "iifname != \"lo\" tcp dport " + port + " drop",
        List.of("! -i lo -p tcp -m tcp --dport " + port + " -j DROP"),
        List.of("deny from ::/0 to any port " + port + " proto tcp"),
        List.of(rich(richPort(port) + " drop")),
        true);
  }

  private static String richPort(int port) {
    return "port port=\"" + port + "\" protocol=\"tcp\"";
  }

  private static String richIcmp(String type) {
    return rich("icmp-type name=\"" + type + "\" accept");
  }

  /** Before the rules of the zone, which have the priority 0. */
  private static String rich(String rule) {
    return "--add-rich-rule='rule priority=\"-1\" family=\"ipv6\" " + rule + "'";
  }

  private static String words(List<Integer> types) {
    return types.stream().map(IcmpTypes::word).collect(Collectors.joining(", "));
  }

  private static List<String> icmp(List<Integer> types, String more) {
    return types.stream()
        .map(type -> "-p ipv6-icmp -m icmp6 --icmpv6-type " + type + more + ACCEPT)
        .toList();
  }

  /**
   * The rule in the words of nftables.
   *
   * @param table where it is to stand, family first: {@code inet filter}
   */
  public String in(String table) {
    return sixOnly && !table.startsWith("ip6 ") ? "meta nfproto ipv6 " + nft : nft;
  }

  Stream<FilterRule> rules() {
    return tables.stream()
        .map(line -> TablesRule.read("", "-A INPUT " + line, new Translation(false, false)));
  }
}
