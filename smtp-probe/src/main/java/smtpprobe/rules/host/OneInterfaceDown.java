package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Owner;
import java.util.List;
import java.util.Set;
import smtpprobe.host.Interface;
import smtpprobe.sender.Host;

/** Some mail would leave by an interface that nothing gets out of, and some by another. */
final class OneInterfaceDown extends HostRule {

  OneInterfaceDown() {
    super(
        new Card(
                "one-interface-down",
                Owner.HOST,
                "One of several interfaces that mail over IPv6 leaves by is down",
                InterfaceDown.REMEDY,
                "ip-link(8)")
            .byHand("what is behind the interface cannot be seen from here"));
  }

  @Override
  List<Finding> examine(Host host, Dns dns) {
    Set<String> ways = InterfaceDown.ways(host);
    List<Interface> down = InterfaceDown.down(ways, host.facts());
    return down.size() == ways.size()
        ? List.of() // the rule about all of them speaks
        : down.stream().map(device -> InterfaceDown.finding(card(), device)).toList();
  }
}
