package smtpprobe.rules.host;

import fakereceiver.finding.Card;
import fakereceiver.finding.Owner;
import java.util.List;
import smtpprobe.filter.Packet;
import smtpprobe.sender.Host;

/** The answers of other mail servers do not get in. */
final class RepliesDropped extends PacketRule {

  RepliesDropped() {
    super(
        new Card(
            "replies-dropped",
            Owner.HOST,
            "The packet filter does not follow connections: the answers of other mail servers are"
                + " dropped, and every delivery over IPv6 times out",
            "Put \"ct state established,related accept\" first in the input chain, or \"ip6tables"
                + " -I INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT\"",
            "nft(8), conntrack expressions"));
  }

  @Override
  String about() {
    return "answers";
  }

  @Override
  List<Packet> packets(Host host) {
    return List.of(Packet.answer(own(host), device(host)));
  }
}
