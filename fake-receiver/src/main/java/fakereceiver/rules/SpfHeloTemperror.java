package fakereceiver.rules;

import fakereceiver.auth.spf.SpfReport;
import fakereceiver.dns.Dns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.Rule;
import fakereceiver.judge.RuleCard;
import fakereceiver.judge.Stage;
import fakereceiver.mail.ReversePath;
import java.util.List;

/**
 * SPF of the HELO name ends in temperror. That is DNS trouble, so this rule is undecided then and
 * never fails, as {@link SpfTemperror}, which speaks for the null reverse-path.
 */
public final class SpfHeloTemperror implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "spf-helo-temperror",
          Stage.MAIL,
          "SPF of the HELO name cannot be checked now, because DNS does not answer",
          "Repair the name servers of the domain that the evidence names, and send again later",
          List.of("RFC 7208 section 2.3", "RFC 7208 section 8.6"));

  private final Authentication authentication;

  SpfHeloTemperror(Authentication authentication) {
    this.authentication = authentication;
  }

  @Override
  public RuleCard card() {
    return CARD;
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
