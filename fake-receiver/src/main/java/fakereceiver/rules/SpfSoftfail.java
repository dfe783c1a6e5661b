package fakereceiver.rules;

import fakereceiver.auth.spf.SpfReport;
import fakereceiver.auth.spf.SpfResult;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;

/**
 * SPF of the reverse-path says softfail for the client address; for the null reverse-path, SPF of
 * the HELO name does.
 *
 * <p>This is the result, which receivers act on; a cause that is known has a rule of its own, such
 * as {@link SpfWithoutIp6}.
 */
final class SpfSoftfail extends SpfRule {

  SpfSoftfail(Authentication authentication) {
    super(
        authentication,
        new Card(
            "spf-softfail",
            Owner.DNS,
            "SPF says softfail for the client address",
            "Add the address that mail leaves from to the SPF record of the domain of the "
                + "reverse-path",
            "RFC 7208 section 8.5"));
  }

  @Override
  Outcome examine(SpfReport spf, Attempt attempt, Dns dns) {
    return SpfLook.result(spf, SpfResult.SOFTFAIL, attempt.clientAddress());
  }
}
