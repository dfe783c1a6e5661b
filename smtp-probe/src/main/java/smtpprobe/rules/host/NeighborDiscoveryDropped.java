package smtpprobe.rules.host;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.finding.Card;
import fakereceiver.finding.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import smtpprobe.filter.Packet;
import smtpprobe.host.DefaultRoute;
import smtpprobe.host.Interface;
import smtpprobe.sender.Host;

/**
 * The link stops working: neighbours cannot find the host, or it cannot find its router. Connection
 * tracking leaves these messages alone, so no rule about connections lets them pass.
 *
 * <p>A host needs router advertisements only if its route comes from them, and router solicitations
 * only if it is a router.
 */
final class NeighborDiscoveryDropped extends PacketRule {

  private static final OptionalInt NEVER_FORWARDED = OptionalInt.of(255);

  NeighborDiscoveryDropped() {
    super(
        new Card(
            "neighbor-discovery-dropped",
            Owner.HOST,
            "The packet filter drops neighbour discovery, without which IPv6 stops on the link",
            "Accept it from fe80::/10 and to ff02::/16 too, on its way in and out: \"nft add rule inet filter input icmpv6"
                + " type { nd-router-solicit, nd-router-advert, nd-neighbor-solicit,"
                + " nd-neighbor-advert } ip6 hoplimit 255 accept\"; with ip6tables types 133 to"
                + " 136",
            "RFC 4890 section 4.4.1",
            "RFC 4861"));
  }

  @Override
  String about() {
    return "neighbour discovery";
  }

  @Override
  List<Packet> packets(Host host) {
    List<Packet> packets = new ArrayList<>();
    Optional<Interface> device = host.facts().outgoing();
    if (device.filter(d -> d.forwarding().orElse(0) == 1).isPresent()) {
      packets.add(packet(host, 133, IpAddress.parse("ff02::2")));
    }
    if (host.facts().route().filter(DefaultRoute::advertised).isPresent()) {
      packets.add(packet(host, 134, ALL_NODES));
    }
    packets.add(packet(host, 135, solicited(host)));
    packets.add(packet(host, 135, own(host)));
    packets.add(packet(host, 136, own(host)));
    packets.add(packet(host, 136, ALL_NODES));
    gateway(host).ifPresent(router -> packets.addAll(toRouter(host, router)));
    return packets;
  }

  /** The next hop; empty on a link without one, where nobody asks for neighbours. */
  private static Optional<Ip6Address> gateway(Host host) {
    return host.facts().route().map(DefaultRoute::gateway).flatMap(Ip6Address::parse);
  }

  /** The question for the router's hardware, and the answer to its own. */
  private static List<Packet> toRouter(Host host, Ip6Address router) {
    return List.of(
        packet(host, 135, own(host), Optional.of(solicited(router))).leaving(),
        packet(host, 136, own(host), Optional.of(router)).leaving());
  }

  private static Packet packet(Host host, int type, Optional<IpAddress> destination) {
    return packet(host, type, ROUTER, destination);
  }

  private static Packet packet(
      Host host, int type, Optional<IpAddress> source, Optional<IpAddress> destination) {
    return Packet.icmp(
        type, Packet.State.UNTRACKED, source, destination, device(host), NEVER_FORWARDED);
  }
}
