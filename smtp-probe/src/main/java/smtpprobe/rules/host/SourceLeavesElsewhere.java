package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.host.HostAddress;
import smtpprobe.sender.Host;
import smtpprobe.sender.Sending;

/**
 * Mail leaves from an address of one interface by the route of another, a VPN or a second uplink.
 *
 * <p>Who stands behind the other one knows nothing of that address and drops the packets (BCP 38),
 * or the replies never find back.
 */
final class SourceLeavesElsewhere extends SourceRule {

  SourceLeavesElsewhere() {
    super(
        new Card(
            "source-leaves-elsewhere",
            Owner.HOST,
            "Mail leaves by another interface than the one whose address it has, and is dropped"
                + " there",
            "Add a rule and a route for that source (\"ip -6 rule add from ADDRESS lookup TABLE\"),"
                + " or let mail leave from the address of the interface that is used",
            "BCP 38",
            "ip-rule(8)"));
  }

  @Override
  Outcome look(Host host, Sending sending, HostAddress address, Dns dns) {
    Evidence evidence =
        evidence(sending, address)
            .and(
                Evidence.given(
                    "its packets take",
                    host.facts().waysFrom(address.address()).stream()
                        .map(Object::toString)
                        .reduce((one, other) -> one + ", or " + other)
                        .orElse("no route")));
    return (sending.bound() ? host.facts().missed(address) : host.facts().missedUnasked(address))
        .map(
            route ->
                Outcome.failed(
                    evidence.and(Evidence.given("a route of its own interface", route)),
                    Sentences.capital(host.wayFor(address).orElse("add a route for it"))
                        + "; or let mail leave from an address of the interface that is used"))
        .orElse(Outcome.passed(evidence));
  }
}
