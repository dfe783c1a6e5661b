package fakereceiver.rules;

import fakereceiver.auth.spf.SpfMechanism;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;

/**
 * The domain's own record has a {@code ptr} term, which must not be published: it is slow, depends
 * on reverse DNS, and some receivers ignore it.
 */
final class SpfPtrMechanism extends Rule {

  private final Authentication authentication;

  SpfPtrMechanism(Authentication authentication) {
    super(
        Stage.MAIL,
        Heed.AUTHENTICATION,
        new Card(
            "spf-ptr-mechanism",
            Owner.DNS,
            "The SPF record uses the ptr mechanism",
            "Replace ptr by the addresses that mail leaves from, as ip6: and ip4:",
            "RFC 7208 section 5.5"));
    this.authentication = authentication;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    return SpfLook.ownTerm(
        authentication.spf(attempt, dns),
        term -> term.kind() == SpfMechanism.Kind.PTR,
        SpfRemedy.term(attempt.clientAddress()));
  }
}
