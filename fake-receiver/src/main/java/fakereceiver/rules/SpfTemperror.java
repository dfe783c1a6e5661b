package fakereceiver.rules;

import fakereceiver.auth.spf.SpfReport;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;

/**
 * SPF ends in temperror. That is DNS trouble, so this rule is undecided then and never fails: what
 * a persona does when it is undecided is what that receiver does about a temperror.
 */
final class SpfTemperror extends Rule {

  private final Authentication authentication;

  SpfTemperror(Authentication authentication) {
    super(
        Stage.MAIL,
        Heed.AUTHENTICATION,
        new Card(
            "spf-temperror",
            Owner.DNS,
            "SPF cannot be checked now, because DNS does not answer",
            "Repair the name servers of the domain that the evidence names, and send again "
                + "later",
            "RFC 7208 section 8.6",
            "RFC 7372 section 3.2"));
    this.authentication = authentication;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    SpfReport spf = authentication.spf(attempt, dns);
    return switch (spf.result()) {
      case PASS, NEUTRAL, SOFTFAIL, FAIL, PERMERROR -> Outcome.passed(SpfLook.evidence(spf));
      case TEMPERROR -> Outcome.undecided(SpfLook.evidence(spf));
      case NONE -> Outcome.skipped(spf.why());
    };
  }
}
