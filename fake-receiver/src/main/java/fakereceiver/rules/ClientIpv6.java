package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.dns.Ip6Address;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Evidence;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.Rule;
import fakereceiver.judge.RuleCard;
import fakereceiver.judge.Stage;
import java.util.List;

/**
 * The client connects over IPv6 to a receiver that takes no mail over it, whatever its MX records
 * say. Exchange Online does so for domains whose owner has switched IPv6 off.
 */
public final class ClientIpv6 implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "client-ipv6",
          Stage.CONNECT,
          "The client connects over IPv6, and the receiver takes no mail over it",
          "Send to this receiver over IPv4; only its owner can change it",
          List.of("RFC 3974 section 4"));

  @Override
  public RuleCard card() {
    return CARD;
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
