package smtpprobe.rules.host;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import smtpprobe.host.HostAddress;
import smtpprobe.host.HostFacts;
import smtpprobe.host.Interface;
import smtpprobe.sender.Host;
import smtpprobe.sender.Sending;

/**
 * Mail would leave by an interface that nothing gets out of.
 *
 * <p>Without a carrier the kernel keeps addresses and routes, and goes on choosing them; where an
 * interface is set down, its routes are gone.
 */
final class InterfaceDown extends HostRule {

  static final String REMEDY =
      "Bring it up again, with its routes (\"ifup\", \"networkctl up\", \"nmcli connection up\","
          + " \"wg-quick up\"); where it has no carrier, look at the cable, the virtual switch or"
          + " the program behind it";

  InterfaceDown() {
    super(
        new Card(
                "interface-down",
                Owner.HOST,
                "The interface that mail over IPv6 leaves by is down",
                REMEDY,
                "ip-link(8)")
            .byHand("what is behind the interface cannot be seen from here"));
  }

  @Override
  List<Finding> examine(Host host, Dns dns) {
    return down(host).stream().map(device -> finding(card(), device)).toList();
  }

  static Finding finding(Card card, Interface device) {
    return new Finding(
        card,
        device.name(),
        Outcome.failed(
            Evidence.given("ip link show " + device.name(), device.down().orElseThrow())));
  }

  /** Those that mail is to leave by, if all of them are down. */
  static List<Interface> down(Host host) {
    Set<String> devices = ways(host);
    if (devices.isEmpty() && host.facts().route().isEmpty() && !host.isIpv4Only()) {
      devices = toTheInternet(host.facts());
    }
    List<Interface> down = down(devices, host.facts());
    return down.size() == devices.size() ? down : List.of();
  }

  static List<Interface> down(Set<String> devices, HostFacts facts) {
    return devices.stream()
        .flatMap(device -> facts.device(device).stream())
        .filter(device -> device.down().isPresent())
        .toList();
  }

  /** The interfaces that mail leaves by as it is. */
  static Set<String> ways(Host host) {
    Set<String> devices = new TreeSet<>();
    for (Sending sending : host.sendings()) {
      if (sending.bound()) {
        host.facts().waysFrom(sending.address()).forEach(way -> devices.add(way.device()));
      } else {
        devices.addAll(host.facts().outgoingDevices());
      }
    }
    return devices;
  }

  /** Where no route tells, those with an address for it: not the bridges of containers. */
  private static Set<String> toTheInternet(HostFacts facts) {
    return facts.addresses().stream()
        .filter(address -> AddressKind.isSeenOutside(address.address()))
        .map(HostAddress::device)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
