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
import smtpprobe.host.Barrier;
import smtpprobe.host.DefaultRoute;
import smtpprobe.host.HostFacts;
import smtpprobe.host.Interface;
import smtpprobe.host.SourceChoice;
import smtpprobe.sender.Host;
import smtpprobe.sender.Sending;

/**
 * There is no way to the IPv6 Internet.
 *
 * <p>Where Docker or a VPN turns forwarding on, Linux throws the routes away that router
 * advertisements gave, and with accept_ra = 1 hears no further ones.
 */
final class NoDefaultRoute extends HostRule {

  private static final String AROUND =
      "often a VPN that is down, or one that lets nothing out beside it (kill switch). Bring it up,"
          + " or lead mail around it: \"ip -6 rule add ipproto tcp dport 25 lookup main priority"
          + " 10\", kept at boot";

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
      return one("", Outcome.skipped("the routes could not be read"));
    }
    return one(
        "",
        host.facts()
            .route()
            .map(route -> found(host, route, dns))
            .or(() -> barred(host.facts()))
            .or(() -> barredByRule(host.facts()))
            .or(() -> ofOthers(host.facts()))
            .orElseGet(() -> missing(host)));
  }

  /** A route that only packets with a source take is none for a mail server that binds to none. */
  private static Outcome found(Host host, DefaultRoute route, Dns dns) {
    Evidence evidence = Evidence.given("default route", route);
    List<SourceChoice> choices = host.facts().choices();
    boolean bound =
        host.isIpv4Only()
            || host.isSourceTold()
            || host.sendings().stream().anyMatch(Sending::bound);
    if (bound || choices.isEmpty() || choices.stream().anyMatch(c -> c.source().isPresent())) {
      return Outcome.passed(evidence);
    }
    String add = "give the main table a default route";
    return Outcome.failed(
        evidence.and(
            Evidence.given(
                "a packet whose source is still to be chosen", choices.get(0).because())),
        "A rule leads there by the source, and a mail server that is bound to no address has none"
            + " yet. "
            + host.best(dns)
                .map(
                    best ->
                        Sentences.capital(host.bindTo(best.address(), best.address()))
                            + "; or "
                            + add)
                .orElse(Sentences.capital(add)));
  }

  /** A VPN that is down, or that wants nothing to get out beside it; or a range that is shut. */
  private static Optional<Outcome> barred(HostFacts facts) {
    return facts.routing().barring().map(barrier -> barred(barrier, advice(barrier)));
  }

  private static Outcome barred(Object what, String advice) {
    return Outcome.failed(
        Evidence.given("default route", "none that packets of mail reach")
            .and(Evidence.given("in their way", what)),
        advice);
  }

  /** To find out what a route is for that lets nothing through. */
  static String advice(Barrier barrier) {
    return "Find out what sets the route \""
        + barrier
        + "\": "
        + (barrier.isInMain() ? taken(barrier) : AROUND);
  }

  /** The same by a rule of policy routing. */
  private static Optional<Outcome> barredByRule(HostFacts facts) {
    return facts
        .routing()
        .barringRule()
        .map(
            rule ->
                barred(
                    "ip -6 rule " + rule.words(),
                    "Find out what sets the rule \"" + rule.words() + "\": " + AROUND));
  }

  private static String taken(Barrier barrier) {
    return "where nobody means to keep such packets in, take it away, \""
        + barrier.removal()
        + "\", and out of what sets it at boot";
  }

  /** A route in a table that nothing leads to is one of a VRF, or for marked packets. */
  private static Optional<Outcome> ofOthers(HostFacts facts) {
    return facts.routing().routes().stream()
        .filter(route -> route.isByPolicy() && route.isForWorld())
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

  private static Outcome missing(Host host) {
    if (!InterfaceDown.down(host).isEmpty()) {
      return SourceRule.OF_ANOTHER;
    }
    Evidence none = Evidence.given("default route", "none");
    return deaf(host.facts())
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
