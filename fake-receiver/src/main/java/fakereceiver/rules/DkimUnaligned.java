package fakereceiver.rules;

import fakereceiver.auth.dkim.DkimReport;
import fakereceiver.auth.dmarc.DmarcReport;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;
import fakereceiver.mail.Message;
import java.util.Optional;

/**
 * A DKIM signature is good, and none is aligned with the header From: DMARC cannot pass by DKIM.
 * SPF may save it, until the mail is forwarded.
 *
 * <p>Without a DMARC record there is nothing to be aligned for: that is {@link DmarcMissing}.
 */
final class DkimUnaligned extends MessageRule {

  private final Authentication authentication;

  DkimUnaligned(Authentication authentication) {
    super(
        Heed.AUTHENTICATION,
        new Card(
            "dkim-unaligned",
            Owner.SIGNER,
            "No good DKIM signature is of the domain of the header From",
            "Sign with d= in the domain of the header From",
            "RFC 9989 section 4.4",
            "RFC 6376 section 3.5"));
    this.authentication = authentication;
  }

  @Override
  Outcome examine(Message message, Attempt attempt, Dns dns) {
    DkimReport dkim = authentication.dkim(attempt, message, dns);
    Optional<DmarcReport> dmarc =
        Authentication.dmarcByDkim(attempt, message, dkim.passedDomains(), dns);
    if (dmarc.isEmpty()) {
      return Outcome.skipped(DmarcLook.NO_AUTHOR);
    }
    Evidence evidence = DkimLook.evidence(dkim).and(DmarcLook.evidence(dmarc.get()));
    if (dkim.passedDomains().isEmpty()) {
      return DkimLook.isOpen(dkim)
          ? Outcome.undecided(evidence)
          : Outcome.skipped("no DKIM signature is good");
    }
    return switch (dmarc.get().result()) {
      case NONE -> Outcome.skipped(dmarc.get().why());
      case TEMPERROR -> Outcome.undecided(evidence);
      case PASS -> Outcome.passed(evidence);
      case FAIL ->
          Outcome.failed(
              evidence, "Sign with d=" + dmarc.get().headerFrom() + " as well, or instead");
    };
  }
}
