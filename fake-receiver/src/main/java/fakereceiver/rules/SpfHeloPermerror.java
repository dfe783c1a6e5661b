package fakereceiver.rules;

import fakereceiver.auth.spf.SpfReport;
import fakereceiver.auth.spf.SpfResult;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;

/**
 * SPF of the HELO name ends in permerror, whatever the reason.
 *
 * <p>With the null reverse-path the rules about SPF as such speak, {@link SpfPermerror} and others.
 */
final class SpfHeloPermerror extends SpfHeloRule {

  SpfHeloPermerror(Authentication authentication) {
    super(
        authentication,
        new Card(
            "spf-helo-permerror",
            Owner.DNS,
            "The SPF record of the HELO name cannot be evaluated",
            "Correct the SPF record of the HELO name, or greet with a name that has none",
            "RFC 7208 section 2.3",
            "RFC 7208 section 8.7"));
  }

  @Override
  Outcome examine(SpfReport spf, Attempt attempt) {
    return spf.result() == SpfResult.PERMERROR
        ? Outcome.failed(SpfLook.evidence(spf), "Correct the record: " + spf.why())
        : SpfLook.otherwise(spf);
  }
}
