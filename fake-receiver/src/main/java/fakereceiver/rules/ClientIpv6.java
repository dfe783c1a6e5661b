package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.dns.Ip6Address;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;

/**
 * The client connects over IPv6 to a receiver that takes no mail over it, whatever its MX records
 * say. Exchange Online does so for domains whose owner has switched IPv6 off.
 */
final class ClientIpv6 extends Rule {

  ClientIpv6() {
    super(
        Stage.CONNECT,
        Heed.IPV6,
        new Card(
                "client-ipv6",
                Owner.RECEIVER,
                "The client connects over IPv6, and the receiver takes no mail over it",
                "Send to this receiver over IPv4; only its owner can change it",
                "RFC 3974 section 4")
            .byHand("only the receiver can change it"));
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    if (attempt.receiver().takesIpv6()) {
      return Outcome.skipped("the receiver takes mail over IPv6, or nothing else is known of it");
    }
    Evidence evidence = Evidence.given("client address", attempt.clientAddress());
    return attempt.clientAddress() instanceof Ip6Address
        ? Outcome.failed(evidence)
        : Outcome.passed(evidence);
  }
}
