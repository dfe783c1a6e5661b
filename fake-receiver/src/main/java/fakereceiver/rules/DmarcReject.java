package fakereceiver.rules;

import fakereceiver.auth.dmarc.DmarcPolicy;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;

/**
 * DMARC fails for the message, and the policy that applies is reject: from {@code p}, {@code sp} or
 * {@code np}, with {@code t=y} taken into account. {@link DmarcUnaligned} tells the failure itself,
 * whatever the policy.
 */
final class DmarcReject extends Rule {

  private final Authentication authentication;

  DmarcReject(Authentication authentication) {
    super(
        Stage.MESSAGE,
        Heed.AUTHENTICATION,
        new Card(
            "dmarc-reject",
            Owner.DNS,
            "DMARC fails, and the domain of the header From asks to refuse such mail",
            "Sign with DKIM as the domain of the header From, or send with a reverse-path "
                + "in that domain",
            "RFC 9989 section 4.7",
            "RFC 9989 section 5.4"));
    this.authentication = authentication;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    return DmarcLook.asks(attempt, dns, authentication, DmarcPolicy.REJECT);
  }
}
