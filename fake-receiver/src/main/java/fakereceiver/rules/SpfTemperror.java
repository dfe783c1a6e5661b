package fakereceiver.rules;

import fakereceiver.auth.spf.SpfReport;
import fakereceiver.auth.spf.SpfResult;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;

/**
 * SPF ends in temperror. That is DNS trouble, so this rule is undecided then and never fails: what
 * a persona does when it is undecided is what that receiver does about a temperror.
 */
final class SpfTemperror extends SpfRule {

  SpfTemperror(Authentication authentication) {
    super(
        authentication,
        new Card(
            "spf-temperror",
            Owner.DNS,
            "SPF cannot be checked now, because DNS does not answer",
            "Repair the name servers of the domain that the evidence names, and send again "
                + "later",
            "RFC 7208 section 8.6",
            "RFC 7372 section 3.2"));
  }

  @Override
  Outcome examine(SpfReport spf, Attempt attempt, Dns dns) {
    return spf.result() == SpfResult.PERMERROR
        ? Outcome.passed(SpfLook.evidence(spf))
        : SpfLook.otherwise(spf);
  }
}
