package fakereceiver.rules;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Mx;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;

/**
 * Mail to the sender's domain would go to an address of the domain itself, for want of an MX
 * record.
 *
 * <p>Allowed, and refused by some receivers all the same: domains of spam seldom have an MX record.
 */
final class SenderImplicitMx extends SenderDomainRule {

  SenderImplicitMx() {
    super(
        new Card(
            "sender-implicit-mx",
            Owner.DNS,
            "The domain of the reverse-path has addresses but no MX record",
            "Publish an MX record for the domain, even if it names the host itself",
            "RFC 5321 section 5.1"));
  }

  @Override
  Outcome examine(DomainName domain, Attempt attempt, Dns dns) {
    Answer<Mx> mx = dns.mx(domain);
    if (!mx.isAbsent()) {
      return mx.isFound() ? Outcome.passed(Evidence.of(mx)) : Outcome.undecided(Evidence.of(mx));
    }
    SenderRoute route = SenderRoute.of(domain, dns);
    Evidence evidence = Evidence.of(route.answers());
    return switch (route.state()) {
      case ROUTED -> Outcome.failed(evidence);
      case UNROUTED, MISSING -> Outcome.skipped("the domain has no address either");
      case UNKNOWN -> Outcome.undecided(evidence);
    };
  }
}
