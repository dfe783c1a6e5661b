package smtpprobe.rules.host;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import java.util.Optional;
import smtpprobe.host.DefaultRoute;
import smtpprobe.host.HostFacts;
import smtpprobe.host.Interface;
import smtpprobe.sender.Host;

/**
 * There is no way to the IPv6 Internet.
 *
 * <p>Where Docker or a VPN turns forwarding on, Linux throws the routes away that router
 * advertisements gave, and with accept_ra = 1 hears no further ones.
 */
final class NoDefaultRoute extends HostRule {

  NoDefaultRoute() {
    super(
        new Card(
                "no-default-route",
                Owner.HOST,
                "The host has no default route for IPv6",
                "Set the gateway that the provider names, often fe80::1 (netplan \"routes: [{to:"
                    + " '::/0', via: 'fe80::1', on-link: true}]\", systemd-networkd"
                    + " \"Gateway=fe80::1\", ifupdown \"gateway fe80::1\")",
                "RFC 4861 section 5.2")
            .byHand("whether a router answers is seen only when it is tried"));
  }

  @Override
  List<Finding> examine(Host host, Dns dns) {
    if (!host.facts().routing().known()) {
      return one("default route", Outcome.skipped("the routes could not be read"));
    }
    return one(
        "default route",
        host.facts()
            .route()
            .map(route -> Outcome.passed(Evidence.given("default route", route)))
            .or(() -> ofOthers(host.facts()))
            .orElseGet(() -> missing(host.facts())));
  }

  /** A route in a table that nothing leads to is one of a VRF, or for marked packets. */
  private static Optional<Outcome> ofOthers(HostFacts facts) {
    return facts.routing().routes().stream()
        .filter(DefaultRoute::isByPolicy)
        .findFirst()
        .map(
            route ->
                Outcome.skipped(
                    "the only one is in routing table "
                        + route.table()
                        + ", by "
                        + route.device()
                        + ", which not all programs use: in a VRF run smtp-probe as the mail server"
                        + " runs, with \"ip vrf exec\""));
  }

  private static Outcome missing(HostFacts facts) {
    Evidence none = Evidence.given("default route", "none");
    return deaf(facts)
        .map(
            device -> {
              String prefix = "net.ipv6.conf." + device.name() + ".";
              return Outcome.failed(
                  none.and(Evidence.given(prefix + "forwarding", device.forwarding().orElse(0)))
                      .and(Evidence.given(prefix + "accept_ra", device.acceptRa().orElse(0))),
                  "If it came from router advertisements: a host that forwards hears none. Set "
                      + prefix
                      + "accept_ra = 2 in /etc/sysctl.d and with sysctl -w, and the next one brings"
                      + " the route back. Otherwise set the gateway that the provider names, often"
                      + " fe80::1");
            })
        .orElse(Outcome.failed(none));
  }

  /** The interface with an address of more than the link that hears no router advertisements. */
  private static Optional<Interface> deaf(HostFacts facts) {
    return facts.addresses().stream()
        .filter(a -> a.kind() != AddressKind.LINK_LOCAL && a.kind() != AddressKind.LOOPBACK)
        .flatMap(a -> facts.device(a.device()).stream())
        .filter(Interface::isDeaf)
        .findFirst();
  }
}
