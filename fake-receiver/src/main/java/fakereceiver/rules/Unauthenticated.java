package fakereceiver.rules;

import fakereceiver.auth.dkim.DkimReport;
import fakereceiver.auth.dkim.DkimResult;
import fakereceiver.auth.spf.SpfReport;
import fakereceiver.auth.spf.SpfResult;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;
import fakereceiver.mail.Message;

/**
 * Nothing confirms who sends the message: neither SPF nor a DKIM signature passes. Over IPv6 Gmail,
 * Outlook and others refuse such mail whatever else is right.
 */
final class Unauthenticated extends MessageRule {

  private final Authentication authentication;

  Unauthenticated(Authentication authentication) {
    super(
        Heed.AUTHENTICATION,
        new Card(
            "unauthenticated",
            Owner.DNS,
            "Neither SPF nor DKIM passes for the message",
            "Let SPF of the reverse-path pass for the client address, or sign the message "
                + "with DKIM",
            "RFC 7372 section 3.4"));
    this.authentication = authentication;
  }

  @Override
  Outcome examine(Message message, Attempt attempt, Dns dns) {
    SpfReport spf = authentication.spf(attempt, dns);
    if (spf.result() == SpfResult.PASS) {
      return Outcome.passed(SpfLook.evidence(spf));
    }
    DkimReport dkim = authentication.dkim(attempt, message, dns);
    Evidence evidence = SpfLook.evidence(spf).and(DkimLook.evidence(dkim));
    if (dkim.result() == DkimResult.PASS) {
      return Outcome.passed(evidence);
    }
    return spf.result() == SpfResult.TEMPERROR || DkimLook.isOpen(dkim)
        ? Outcome.undecided(evidence)
        : Outcome.failed(evidence, SpfRemedy.admit(spf, attempt.clientAddress()));
  }
}
