package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;

/**
 * The domain of the reverse-path exists, but nothing in DNS says where its mail goes.
 *
 * <p>It has neither an MX record nor, as the implicit MX, an address. A domain that does not exist,
 * and one that DNS cannot tell about, belong to {@link SenderDomainMissing}.
 */
final class SenderUnroutable extends SenderDomainRule {

  SenderUnroutable() {
    super(
        new Card(
            "sender-unroutable",
            Owner.DNS,
            "The domain of the reverse-path has neither an MX record nor an address",
            "Publish an MX record for the domain of the reverse-path, or send with a domain"
                + " that has one",
            "RFC 5321 section 5.1"));
  }

  @Override
  Outcome examine(DomainName domain, Attempt attempt, Dns dns) {
    SenderRoute route = SenderRoute.of(domain, dns);
    Evidence evidence = Evidence.of(route.answers());
    return switch (route.state()) {
      case UNROUTED -> Outcome.failed(evidence);
      case ROUTED -> Outcome.passed(evidence);
      case MISSING -> Outcome.skipped("the domain does not exist");
      case UNKNOWN -> Outcome.skipped("DNS cannot tell whether the domain exists");
    };
  }
}
