package smtpprobe.filter;

import fakereceiver.dns.IpAddress;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rule to stand before all others that packets for this host meet. It is evaluated as the lines
 * for ip6tables say; those for nftables say the same. Immutable.
 *
 * @param nft the rule in the words of nftables, for whatever it meets
 * @param tables the same in those of ip6tables, each line without its chain
 * @param sixOnly whether IPv4 packets pass it by, where they meet it
 */
public record AddedFilterRule(String nft, List<String> tables, boolean sixOnly) {

  private static final String ACCEPT = " -j ACCEPT";

  /** Copies the list. */
  public AddedFilterRule {
    tables = List.copyOf(tables);
  }

  /** A rule for packets of either family, where they meet it. */
  public AddedFilterRule(String nft, List<String> tables) {
    this(nft, tables, false);
  }

  /** Lets in what belongs to connections of this host. */
  public static AddedFilterRule following() {
    return new AddedFilterRule(
        "ct state established,related accept",
        List.of("-m conntrack --ctstate ESTABLISHED,RELATED" + ACCEPT));
  }

  /** Lets in ICMPv6 messages of these types. */
  public static AddedFilterRule icmp(List<Integer> types) {
    return new AddedFilterRule("icmpv6 type { " + words(types) + " } accept", icmp(types, ""));
  }

  /** Lets in neighbour discovery, which no router forwards (RFC 4861 section 7.1). */
  public static AddedFilterRule neighborDiscovery() {
    List<Integer> types = List.of(133, 134, 135, 136);
    return new AddedFilterRule(
        "icmpv6 type { " + words(types) + " } ip6 hoplimit 255 accept",
        icmp(types, " -m hl --hl-eq 255"));
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
    return new AddedFilterRule(
        "udp dport " + port + " accept", List.of("-p udp -m udp --dport " + port + ACCEPT));
  }

  /** Lets anybody connect to a TCP port. */
  public static AddedFilterRule port(int port) {
    return new AddedFilterRule(
        "tcp dport " + port + " accept", List.of("-p tcp -m tcp --dport " + port + ACCEPT));
  }

  /** Lets one machine connect to a TCP port. */
  public static AddedFilterRule port(int port, IpAddress from) {
    return new AddedFilterRule(
        "ip6 saddr " + from + " tcp dport " + port + " accept",
        List.of("-s " + from + " -p tcp -m tcp --dport " + port + ACCEPT));
  }

  /** Lets nobody else than this host connect to a TCP port over IPv6. */
  public static AddedFilterRule hiding(int port) {
    return new AddedFilterRule(
        "iifname != \"lo\" tcp dport " + port + " drop",
        List.of("! -i lo -p tcp -m tcp --dport " + port + " -j DROP"),
        true);
  }

  /** The port that anybody is let in to; empty for a rule of another kind. */
  public OptionalInt tcpPort() {
    String number = nft.replaceFirst("^tcp dport ([0-9]+) accept$", "$1");
    return number.equals(nft) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(number));
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
