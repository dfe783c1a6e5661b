package smtpprobe.rules.host;

import fakereceiver.dns.IpAddress;
import fakereceiver.finding.Card;
import fakereceiver.finding.Owner;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import smtpprobe.filter.Packet;
import smtpprobe.sender.Host;

/** The host does not answer to ping, or does not hear the answers to its own. */
final class EchoDropped extends PacketRule {

  EchoDropped() {
    super(
        new Card(
            "echo-dropped",
            Owner.HOST,
            "The packet filter drops ICMPv6 echo, so neither you nor a postmaster elsewhere can"
                + " tell whether the host is reachable",
            "Accept it: \"nft add rule inet filter input icmpv6 type { echo-request, echo-reply }"
                + " accept\", or \"ip6tables -I INPUT -p ipv6-icmp --icmpv6-type echo-request -j"
                + " ACCEPT\"",
            "RFC 4890 section 4.3.1"));
  }

  @Override
  String about() {
    return "ICMPv6 echo";
  }

  @Override
  List<Packet> packets(Host host) {
    Optional<IpAddress> anybody = Optional.empty();
    return List.of(
        packet(host, 128, Packet.State.NEW, anybody, own(host)),
        packet(host, 129, Packet.State.ESTABLISHED, anybody, own(host)),
        packet(host, 129, Packet.State.ESTABLISHED, own(host), anybody).leaving());
  }

  private static Packet packet(
      Host host,
      int type,
      Packet.State state,
      Optional<IpAddress> source,
      Optional<IpAddress> destination) {
    return Packet.icmp(type, state, source, destination, device(host), OptionalInt.empty());
  }
}
