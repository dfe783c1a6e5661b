package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smtpprobe.host.DefaultRoute;
import smtpprobe.host.HostAddress;
import smtpprobe.host.HostFacts;
import smtpprobe.host.Interface;
import smtpprobe.sender.Host;

/**
 * Mail would leave by an interface that nothing gets out of.
 *
 * <p>Without a carrier the kernel keeps addresses and routes, and goes on choosing them; where an
 * interface is set down, its routes are gone.
 */
final class InterfaceDown extends HostRule {

  InterfaceDown() {
    super(
        new Card(
                "interface-down",
                Owner.HOST,
                "The interface that mail over IPv6 leaves by is down",
                "Bring it up again, with its routes (\"ifup\", \"networkctl up\", \"nmcli connection"
                    + " up\", \"wg-quick up\"); where it has no carrier, look at the cable, the"
                    + " virtual switch or the program behind it",
                "ip-link(8)")
            .byHand("what is behind the interface cannot be seen from here"));
  }

  @Override
  List<Finding> examine(Host host, Dns dns) {
    return host.isIpv4Only()
        ? List.of()
        : down(host).stream()
            .map(
                device ->
                    new Finding(
                        card(),
                        device.name(),
                        Outcome.failed(
                            Evidence.given(
                                "ip link show " + device.name(), device.down().orElse("")))))
            .toList();
  }

  /** That of mail as it leaves; where there is no way out, one with an address for the Internet. */
  static Optional<Interface> down(Host host) {
    HostFacts facts = host.facts();
    List<String> used =
        host.sendings().stream()
            .flatMap(
                sending ->
                    sending.bound()
                        ? facts.waysFrom(sending.address()).stream()
                        : facts.route().stream())
            .map(DefaultRoute::device)
            .toList();
    Stream<String> devices =
        used.isEmpty() && facts.route().isEmpty()
            ? facts.addresses().stream().filter(HostAddress::isBeyondLink).map(HostAddress::device)
            : used.stream();
    return devices
        .flatMap(device -> facts.device(device).stream())
        .filter(device -> device.down().isPresent())
        .findFirst();
  }
}
