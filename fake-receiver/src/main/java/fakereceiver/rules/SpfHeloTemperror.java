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
import fakereceiver.mail.ReversePath;

/**
 * SPF of the HELO name ends in temperror. That is DNS trouble, so this rule is undecided then and
 * never fails, as {@link SpfTemperror}, which speaks for the null reverse-path.
 */
final class SpfHeloTemperror extends Rule {

  private final Authentication authentication;

  SpfHeloTemperror(Authentication authentication) {
    super(
        Stage.MAIL,
        Heed.AUTHENTICATION,
        new Card(
            "spf-helo-temperror",
            Owner.DNS,
            "SPF of the HELO name cannot be checked now, because DNS does not answer",
            "Repair the name servers of the domain that the evidence names, and send again later",
            "RFC 7208 section 2.3",
            "RFC 7208 section 8.6"));
    this.authentication = authentication;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    if (attempt.reversePath().flatMap(ReversePath::mailbox).isEmpty()) {
      return Outcome.skipped("the reverse-path is null, so SPF as such is about the HELO name");
    }
    if (Names.helo(attempt).isEmpty()) {
      return Outcome.skipped(Names.NO_HELO);
    }
    SpfReport spf = authentication.heloSpf(attempt, dns);
    return switch (spf.result()) {
      case PASS, NEUTRAL, SOFTFAIL, FAIL, PERMERROR -> Outcome.passed(SpfLook.evidence(spf));
      case TEMPERROR -> Outcome.undecided(SpfLook.evidence(spf));
      case NONE -> Outcome.skipped(spf.why());
    };
  }
}
