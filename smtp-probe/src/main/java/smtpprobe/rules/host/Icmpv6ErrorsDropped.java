package smtpprobe.rules.host;

import fakereceiver.finding.Card;
import fakereceiver.finding.Owner;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import smtpprobe.filter.Packet;
import smtpprobe.sender.Host;

/** Messages without which connections hang: "packet too big" above all. */
final class Icmpv6ErrorsDropped extends PacketRule {

  Icmpv6ErrorsDropped() {
    super(
        new Card(
            "icmpv6-errors-dropped",
            Owner.HOST,
            "The packet filter drops ICMPv6 errors, so large mails hang on paths with a smaller"
                + " MTU",
            "Accept them: \"nft add rule inet filter input icmpv6 type { destination-unreachable,"
                + " packet-too-big, time-exceeded, parameter-problem } accept\", or \"ip6tables -I"
                + " INPUT -p ipv6-icmp --icmpv6-type packet-too-big -j ACCEPT\" and so on for types"
                + " 1, 3 and 4",
            "RFC 4890 section 4.3.1",
            "RFC 8201"));
  }

  @Override
  String about() {
    return "ICMPv6 errors";
  }

  @Override
  List<Packet> packets(Host host) {
    return Stream.of(1, 2, 3, 4)
        .map(
            type ->
                Packet.icmp(
                    type,
                    Packet.State.RELATED,
                    Optional.empty(),
                    own(host),
                    device(host),
                    OptionalInt.empty()))
        .toList();
  }
}
