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
 * SPF of the HELO name ends in permerror, whatever the reason.
 *
 * <p>With the null reverse-path the rules about SPF as such speak, {@link SpfPermerror} and others.
 */
final class SpfHeloPermerror extends Rule {

  private final Authentication authentication;

  SpfHeloPermerror(Authentication authentication) {
    super(
        Stage.MAIL,
        Heed.AUTHENTICATION,
        new Card(
            "spf-helo-permerror",
            Owner.DNS,
            "The SPF record of the HELO name cannot be evaluated",
            "Correct the SPF record of the HELO name, or greet with a name that has none",
            "RFC 7208 section 2.3",
            "RFC 7208 section 8.7"));
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
      case PERMERROR -> Outcome.failed(SpfLook.evidence(spf), "Correct the record: " + spf.why());
      case PASS, NEUTRAL, SOFTFAIL, FAIL -> Outcome.passed(SpfLook.evidence(spf));
      case TEMPERROR -> Outcome.undecided(SpfLook.evidence(spf));
      case NONE -> Outcome.skipped(spf.why());
    };
  }
}
