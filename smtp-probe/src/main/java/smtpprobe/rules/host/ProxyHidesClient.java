package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import java.util.Optional;
import smtpprobe.exposure.Listener;
import smtpprobe.sender.Host;

/** Docker's proxy takes IPv6 connections and passes them on over IPv4. */
final class ProxyHidesClient extends HostRule {

  ProxyHidesClient() {
    super(
        new Card(
                "proxy-hides-client",
                Owner.HOST,
                "A proxy passes IPv6 connections to a container over IPv4: the mail server inside"
                    + " sees the bridge's address instead of the client's, and may relay for"
                    + " anybody",
                "Give the container network IPv6 (\"enable_ipv6\" with a routed prefix, or"
                    + " ip6tables), or publish \"0.0.0.0:25:25\" only; take the bridge's range out"
                    + " of mynetworks",
                "RFC 5321 section 7.9",
                "Docker documentation, userland-proxy")
            .byHand("it depends on how the containers are run"));
  }

  @Override
  List<Finding> examine(Host host, Dns dns) {
    Evidence hidden = Evidence.NONE;
    Evidence open = Evidence.NONE;
    boolean known = false;
    for (Listener listener : host.exposure().listeners()) {
      known |= listener.process().isPresent();
      if (!listener.isOpenToSix()) {
        continue;
      }
      open = open.and(Evidence.given("listens:", listener));
      Optional<IpAddress> container = listener.container().filter(Ip4Address.class::isInstance);
      if (container.isPresent()) {
        hidden =
            hidden.and(
                Evidence.given("listens:", listener + ", for a container at " + container.get()));
      }
    }
    if (!hidden.observations().isEmpty()) {
      return one("listening sockets", Outcome.failed(hidden));
    }
    if (open.observations().isEmpty()) {
      return one("listening sockets", Outcome.skipped("nothing listens on IPv6"));
    }
    return one(
        "listening sockets",
        known
            ? Outcome.passed(open)
            : Outcome.skipped("the processes behind the sockets cannot be seen"));
  }
}
