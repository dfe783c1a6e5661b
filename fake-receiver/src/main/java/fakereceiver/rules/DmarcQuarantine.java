package fakereceiver.rules;

import fakereceiver.auth.dmarc.DmarcPolicy;
import fakereceiver.finding.Card;
import fakereceiver.finding.Owner;
import java.util.Optional;

/**
 * DMARC fails for the message, and the policy that applies is quarantine: from {@code p}, {@code
 * sp} or {@code np}, with {@code t=y} taken into account. {@link DmarcUnaligned} tells the failure
 * itself, whatever the policy.
 */
final class DmarcQuarantine extends DmarcFailure {

  DmarcQuarantine(Authentication authentication) {
    super(
        authentication,
        Optional.of(DmarcPolicy.QUARANTINE),
        new Card(
            "dmarc-quarantine",
            Owner.DNS,
            "DMARC fails, and the domain of the header From asks to take such mail for "
                + "suspicious",
            "Sign with DKIM as the domain of the header From, or send with a reverse-path "
                + "in that domain",
            "RFC 9989 section 4.7",
            "RFC 9989 section 5.4"));
  }
}
