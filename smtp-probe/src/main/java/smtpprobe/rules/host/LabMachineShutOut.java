package smtpprobe.rules.host;

import fakereceiver.finding.Card;
import fakereceiver.finding.Owner;
import java.util.List;
import java.util.Optional;
import smtpprobe.filter.Packet;
import smtpprobe.sender.Host;

/** The machine that is to test the host does not get in. */
final class LabMachineShutOut extends PacketRule {

  LabMachineShutOut() {
    super(
        new Card(
            "lab-machine-shut-out",
            Owner.HOST,
            "The packet filter does not let the lab machine connect to port 25",
            "Put an accept for it before the final reject: \"nft insert rule inet filter input ip6"
                + " saddr ADDRESS accept\", or \"ip6tables -I INPUT -s ADDRESS -j ACCEPT\"",
            "nft(8), order of rules"));
  }

  @Override
  String about() {
    return "lab machine";
  }

  @Override
  List<Packet> packets(Host host) {
    return host.lab()
        .map(lab -> List.of(Packet.opening(Optional.of(lab), own(host), SMTP, device(host))))
        .orElse(List.of());
  }

  @Override
  String why(Host host) {
    return "no lab machine was named; --lab-address names one";
  }
}
