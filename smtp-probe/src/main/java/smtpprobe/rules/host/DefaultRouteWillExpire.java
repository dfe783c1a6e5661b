package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import smtpprobe.host.DefaultRoute;
import smtpprobe.host.Interface;
import smtpprobe.sender.Host;

/**
 * The default route came from a router advertisement, and no further one will be heard.
 *
 * <p>Where forwarding was turned on by Docker or a VPN, IPv6 works until the lifetime is over.
 * Linux itself mostly takes the route away at that moment ({@link NoDefaultRoute}). With accept_ra
 * = 0 a daemon such as systemd-networkd does the hearing, and sets the route itself.
 */
final class DefaultRouteWillExpire extends HostRule {

  DefaultRouteWillExpire() {
    super(
        new Card(
            "default-route-will-expire",
            Owner.HOST,
            "The default route will expire: the host forwards, so it hears no router"
                + " advertisements",
            "Set net.ipv6.conf.INTERFACE.accept_ra to 2 in /etc/sysctl.d, or set a static default"
                + " route",
            "Linux ip-sysctl, accept_ra",
            "RFC 4861 section 6.2.1"));
  }

  @Override
  List<Finding> examine(Host host, Dns dns) {
    Optional<DefaultRoute> route = host.facts().route();
    if (route.isEmpty()) {
      return one("", Outcome.skipped("there is none"));
    }
    Evidence evidence = Evidence.given("default route", route.get());
    if (!route.get().advertised()) {
      return one(route.get().device(), Outcome.passed(evidence));
    }
    Optional<Interface> device = host.facts().device(route.get().device());
    OptionalInt forwarding = device.map(Interface::forwarding).orElse(OptionalInt.empty());
    OptionalInt acceptRa = device.map(Interface::acceptRa).orElse(OptionalInt.empty());
    if (forwarding.isEmpty() || acceptRa.isEmpty()) {
      return one(route.get().device(), Outcome.skipped("its interface's sysctls cannot be read"));
    }
    String prefix = "net.ipv6.conf." + route.get().device() + ".";
    evidence =
        evidence
            .and(Evidence.given(prefix + "forwarding", forwarding.getAsInt()))
            .and(Evidence.given(prefix + "accept_ra", acceptRa.getAsInt()));
    return one(
        route.get().device(),
        device.filter(Interface::isDeaf).isPresent()
            ? Outcome.failed(
                evidence,
                "Set "
                    + prefix
                    + "accept_ra = 2 in /etc/sysctl.d and with sysctl -w, or set a static default"
                    + " route")
            : Outcome.passed(evidence));
  }
}
