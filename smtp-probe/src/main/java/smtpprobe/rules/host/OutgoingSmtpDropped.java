package smtpprobe.rules.host;

import fakereceiver.dns.IpAddress;
import fakereceiver.finding.Card;
import fakereceiver.finding.Owner;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smtpprobe.filter.FilterChain;
import smtpprobe.filter.FilterTool;
import smtpprobe.filter.Packet;
import smtpprobe.filter.PacketFilter;
import smtpprobe.filter.Ruleset;
import smtpprobe.sender.Host;

/** The host does not let its own mail out. */
final class OutgoingSmtpDropped extends PacketRule {

  OutgoingSmtpDropped() {
    super(
        new Card(
                "outgoing-smtp-dropped",
                Owner.HOST,
                "The packet filter drops what this host itself sends to port 25, so no mail leaves"
                    + " over IPv6",
                "Accept TCP port 25 in the output chain, with \"nft insert rule inet filter output"
                    + " tcp dport 25 accept\" or \"ip6tables -I OUTPUT -p tcp --dport 25 -j ACCEPT\"",
                "RFC 5321 section 5.1",
                "nft(8), address families")
            .byHand("a filter of outgoing connections may be meant so"));
  }

  @Override
  String about() {
    return "outgoing connections";
  }

  @Override
  List<Packet> packets(Host host) {
    return elsewhere(host).isPresent()
        ? List.of()
        : leaving(host).stream().flatMap(first -> Stream.of(first, first.further())).toList();
  }

  private static List<Packet> leaving(Host host) {
    return host.sendings().stream()
        .map(
            sending ->
                Packet.leaving(Optional.<IpAddress>of(sending.address()), SMTP, device(host)))
        .map(packet -> host.account().map(packet::sentBy).orElse(packet))
        .limit(1)
        .toList();
  }

  /** The rule that sends such connections to somebody else, of whom nothing is known. */
  private static Optional<String> elsewhere(Host host) {
    Optional<Ruleset> rules = host.exposure().filter().out();
    return leaving(host).stream()
        .flatMap(packet -> rules.flatMap(r -> r.translating(packet)).stream())
        .findFirst();
  }

  /** In the chains that there are: one that lets pass does not make up for another that drops. */
  @Override
  Optional<String> remedy(Host host) {
    PacketFilter filter = host.exposure().filter();
    List<FilterChain> chains = filter.outputs().stream().filter(FilterChain::isPlain).toList();
    String commands =
        chains.stream()
            .filter(chain -> chain.six() && chains.stream().noneMatch(chain::isAgain))
            .map(chain -> accepting(filter.tool(chain), chain))
            .distinct()
            .collect(Collectors.joining(" and "));
    return Optional.of("Let TCP to port 25 leave: " + commands).filter(text -> !commands.isEmpty());
  }

  private static String accepting(FilterTool tool, FilterChain chain) {
    return switch (tool) {
      case NFT ->
          "\"nft insert rule " + chain.table() + " " + chain.name() + " tcp dport 25 accept\"";
      case TABLES ->
          "\"" + chain.program() + " -I " + chain.name() + " -p tcp --dport 25 -j ACCEPT\"";
      case UFW -> "\"ufw allow out 25/tcp\"";
      case UFW_WITHOUT_SIX -> "IPV6=yes in /etc/default/ufw, and \"ufw reload\"";
      case FIREWALLD ->
          "in firewalld, port 25/tcp in a policy from HOST to ANY before the one that drops it";
    };
  }

  @Override
  String why(Host host) {
    return elsewhere(host)
        .map(rule -> "they are sent to somebody else: " + rule)
        .orElse("no mail goes to its receivers over IPv6");
  }
}
