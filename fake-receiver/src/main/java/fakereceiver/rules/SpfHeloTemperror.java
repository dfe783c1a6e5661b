package fakereceiver.rules;

import fakereceiver.auth.spf.SpfReport;
import fakereceiver.auth.spf.SpfResult;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;

/**
 * SPF of the HELO name ends in temperror. That is DNS trouble, so this rule is undecided then and
 * never fails, as {@link SpfTemperror}, which speaks for the null reverse-path.
 */
final class SpfHeloTemperror extends SpfHeloRule {

  SpfHeloTemperror(Authentication authentication) {
    super(
        authentication,
        new Card(
            "spf-helo-temperror",
            Owner.DNS,
            "SPF of the HELO name cannot be checked now, because DNS does not answer",
            "Repair the name servers of the domain that the evidence names, and send again later",
            "RFC 7208 section 2.3",
            "RFC 7208 section 8.6"));
  }

  @Override
  Outcome examine(SpfReport spf, Attempt attempt) {
    return spf.result() == SpfResult.PERMERROR
        ? Outcome.passed(SpfLook.evidence(spf))
        : SpfLook.otherwise(spf);
  }
}
