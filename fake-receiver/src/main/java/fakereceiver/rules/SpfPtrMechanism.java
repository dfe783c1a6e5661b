package fakereceiver.rules;

import fakereceiver.auth.spf.SpfMechanism;
import fakereceiver.auth.spf.SpfReport;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;

/**
 * The domain's own record has a {@code ptr} term, which must not be published: it is slow, depends
 * on reverse DNS, and some receivers ignore it.
 */
final class SpfPtrMechanism extends SpfRule {

  SpfPtrMechanism(Authentication authentication) {
    super(
        authentication,
        new Card(
            "spf-ptr-mechanism",
            Owner.DNS,
            "The SPF record uses the ptr mechanism",
            "Replace ptr by the addresses that mail leaves from, as ip6: and ip4:",
            "RFC 7208 section 5.5"));
  }

  @Override
  Outcome examine(SpfReport spf, Attempt attempt, Dns dns) {
    return SpfLook.ownTerm(
        spf, term -> term.kind() == SpfMechanism.Kind.PTR, SpfRemedy.term(attempt.clientAddress()));
  }
}
