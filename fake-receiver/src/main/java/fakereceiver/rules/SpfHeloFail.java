package fakereceiver.rules;

import fakereceiver.auth.spf.SpfReport;
import fakereceiver.auth.spf.SpfResult;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;

/**
 * SPF of the HELO name says fail for the client address, whatever SPF of the reverse-path says.
 *
 * <p>With the null reverse-path the two are the same, and {@link SpfFail} speaks.
 */
final class SpfHeloFail extends SpfHeloRule {

  SpfHeloFail(Authentication authentication) {
    super(
        authentication,
        new Card(
            "spf-helo-fail",
            Owner.DNS,
            "SPF of the HELO name says fail for the client address",
            "Greet with the name of the host itself, and admit its address in the SPF record"
                + " of that name",
            "RFC 7208 section 2.3",
            "RFC 7208 section 8.4"));
  }

  @Override
  Outcome examine(SpfReport spf, Attempt attempt) {
    return SpfLook.result(spf, SpfResult.FAIL, attempt.clientAddress());
  }
}
