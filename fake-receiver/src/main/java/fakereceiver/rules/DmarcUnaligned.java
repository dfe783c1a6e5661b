package fakereceiver.rules;

import fakereceiver.auth.dmarc.DmarcReport;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;

/**
 * DMARC fails for the message, whatever the domain asks receivers to do about that; {@link
 * DmarcQuarantine} and {@link DmarcReject} tell what it asks.
 */
final class DmarcUnaligned extends Rule {

  private final Authentication authentication;

  DmarcUnaligned(Authentication authentication) {
    super(
        Stage.MESSAGE,
        Heed.AUTHENTICATION,
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
    return DmarcLook.look(attempt, dns, authentication, dmarc -> outcome(dmarc, attempt, dns));
  }

  private Outcome outcome(DmarcReport dmarc, Attempt attempt, Dns dns) {
    Evidence evidence = DmarcLook.evidence(dmarc);
    return switch (dmarc.result()) {
      case PASS -> Outcome.passed(evidence);
      case FAIL ->
          authentication.mayStillPass(attempt, attempt.message().orElseThrow(), dns)
              ? Outcome.undecided(evidence)
              : Outcome.failed(evidence, DmarcLook.remedy(dmarc, attempt));
      case NONE -> Outcome.skipped(dmarc.why());
      case TEMPERROR -> Outcome.undecided(evidence);
    };
  }
}
