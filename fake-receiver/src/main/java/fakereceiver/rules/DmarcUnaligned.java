package fakereceiver.rules;

import fakereceiver.auth.dmarc.DmarcReport;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import fakereceiver.mail.Message;
import java.util.Optional;

/**
 * DMARC fails for the message, whatever the domain asks receivers to do about that; {@link
 * DmarcQuarantine} and {@link DmarcReject} tell what it asks.
 */
final class DmarcUnaligned extends Rule {

  private final Authentication authentication;

  DmarcUnaligned(Authentication authentication) {
    super(
        Stage.MESSAGE,
        new Card(
            "dmarc-unaligned",
            Owner.DNS,
            "DMARC fails: no domain that SPF or DKIM confirms is aligned with the header " + "From",
            "Sign with DKIM as the domain of the header From, or send with a reverse-path "
                + "in that domain",
            "RFC 9989 section 5.3",
            "RFC 9989 section 4.4"));
    this.authentication = authentication;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    Optional<Message> message = attempt.message();
    if (message.isEmpty()) {
      return Outcome.skipped(DmarcLook.NO_MESSAGE);
    }
    Optional<DmarcReport> report = authentication.dmarc(attempt, message.get(), dns);
    if (report.isEmpty()) {
      return Outcome.skipped(DmarcLook.NO_AUTHOR);
    }
    DmarcReport dmarc = report.get();
    Evidence evidence = DmarcLook.evidence(dmarc);
    return switch (dmarc.result()) {
      case PASS -> Outcome.passed(evidence);
      case FAIL ->
          authentication.mayStillPass(attempt, message.get(), dns)
              ? Outcome.undecided(evidence)
              : Outcome.failed(evidence, DmarcLook.remedy(dmarc, attempt));
      case NONE -> Outcome.skipped(dmarc.why());
      case TEMPERROR -> Outcome.undecided(evidence);
    };
  }
}
