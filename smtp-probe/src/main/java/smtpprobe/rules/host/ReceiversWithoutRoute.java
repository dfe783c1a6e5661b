package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.dns.Ip6Address;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import smtpprobe.host.Barrier;
import smtpprobe.host.HostFacts;
import smtpprobe.sender.Host;
import smtpprobe.sender.Sending;

/** Some mail finds a route and some does not: a part of a table, or a range that is shut. */
final class ReceiversWithoutRoute extends HostRule {

  ReceiversWithoutRoute() {
    super(
        new Card(
                "receivers-without-route",
                Owner.HOST,
                "The host has a route over IPv6 to some receivers, and none to others",
                "Set a default route beside the routes that are there: the gateway that the"
                    + " provider names, often fe80::1",
                "RFC 4861 section 5.2")
            .byHand("whether a router answers is seen only when it is tried"));
  }

  @Override
  List<Finding> examine(Host host, Dns dns) {
    HostFacts facts = host.facts();
    Set<Ip6Address> missed = new LinkedHashSet<>();
    for (Sending sending : host.sendings()) {
      missed.addAll(
          facts.unreached(sending.bound() ? Optional.of(sending.address()) : Optional.empty()));
    }
    if (missed.isEmpty() || facts.route().isEmpty()) {
      return List.of(); // the rule about the default route speaks of all or nothing
    }
    Evidence evidence =
        Evidence.given(
            "no route to", missed.stream().map(Ip6Address::text).collect(Collectors.joining(", ")));
    Optional<Barrier> barrier = facts.routing().barrierTo(missed);
    return one(
        "",
        barrier
            .map(
                one ->
                    Outcome.failed(
                        evidence.and(Evidence.given("in their way", one)),
                        NoDefaultRoute.advice(one)))
            .orElse(Outcome.failed(evidence)));
  }
}
