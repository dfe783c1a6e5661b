package fakereceiver.rules;

import fakereceiver.auth.spf.SpfResult;
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
 * SPF of the HELO name says softfail for the client address, whatever SPF of the reverse-path says.
 *
 * <p>With the null reverse-path the two are the same, and {@link SpfSoftfail} speaks.
 */
final class SpfHeloSoftfail extends Rule {

  private final Authentication authentication;

  SpfHeloSoftfail(Authentication authentication) {
    super(
        Stage.MAIL,
        Heed.AUTHENTICATION,
        new Card(
            "spf-helo-softfail",
            Owner.DNS,
            "SPF of the HELO name says softfail for the client address",
            "Greet with the name of the host itself, and admit its address in the SPF record"
                + " of that name",
            "RFC 7208 section 2.3",
            "RFC 7208 section 8.5"));
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
    return SpfLook.result(
        authentication.heloSpf(attempt, dns), SpfResult.SOFTFAIL, attempt.clientAddress());
  }
}
