package fakereceiver.rules;

import fakereceiver.auth.spf.SpfReport;
import fakereceiver.dns.Dns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.Rule;
import fakereceiver.judge.RuleCard;
import fakereceiver.judge.Stage;
import java.util.List;

/**
 * SPF ends in temperror. That is DNS trouble, so this rule is undecided then and never fails: what
 * a persona does when it is undecided is what that receiver does about a temperror.
 */
public final class SpfTemperror implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "spf-temperror",
          Stage.MAIL,
          "SPF cannot be checked now, because DNS does not answer",
          "Repair the name servers of the domain that the evidence names, and send again "
              + "later",
          List.of("RFC 7208 section 8.6", "RFC 7372 section 3.2"));

  private final Authentication authentication;

  SpfTemperror(Authentication authentication) {
    this.authentication = authentication;
  }

  @Override
  public RuleCard card() {
    return CARD;
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
