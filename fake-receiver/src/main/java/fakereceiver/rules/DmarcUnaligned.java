package fakereceiver.rules;

import fakereceiver.finding.Card;
import fakereceiver.finding.Owner;
import java.util.Optional;

/**
 * DMARC fails for the message, whatever the domain asks receivers to do about that; {@link
 * DmarcQuarantine} and {@link DmarcReject} tell what it asks.
 */
final class DmarcUnaligned extends DmarcFailure {

  DmarcUnaligned(Authentication authentication) {
    super(
        authentication,
        Optional.empty(),
        new Card(
            "dmarc-unaligned",
            Owner.DNS,
            "DMARC fails: no domain that SPF or DKIM confirms is aligned with the header From",
            "Sign with DKIM as the domain of the header From, or send with a reverse-path "
                + "in that domain",
            "RFC 9989 section 5.3",
            "RFC 9989 section 4.4"));
  }
}
