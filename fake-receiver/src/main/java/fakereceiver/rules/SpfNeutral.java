package fakereceiver.rules;

import fakereceiver.auth.spf.SpfReport;
import fakereceiver.auth.spf.SpfResult;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;

/**
 * SPF of the reverse-path says neutral for the client address; for the null reverse-path, SPF of
 * the HELO name does. The record neither admits nor denies the client, which is worth no more than
 * no record at all (RFC 7208 section 8.2).
 */
final class SpfNeutral extends SpfRule {

  SpfNeutral(Authentication authentication) {
    super(
        authentication,
        new Card(
            "spf-neutral",
            Owner.DNS,
            "SPF says neutral for the client address",
            "Add the address that mail leaves from to the SPF record of the domain of the "
                + "reverse-path",
            "RFC 7208 section 2.6.2",
            "RFC 7208 section 8.2"));
  }

  @Override
  Outcome examine(SpfReport spf, Attempt attempt, Dns dns) {
    return SpfLook.result(spf, SpfResult.NEUTRAL, attempt.clientAddress());
  }
}
