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
 * SPF of the HELO name ends in permerror, whatever the reason.
 *
 * <p>With the null reverse-path the rules about SPF as such speak, {@link SpfPermerror} and others.
 */
public final class SpfHeloPermerror implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "spf-helo-permerror",
          Stage.MAIL,
          "The SPF record of the HELO name cannot be evaluated",
          "Correct the SPF record of the HELO name, or greet with a name that has none",
          List.of("RFC 7208 section 2.3", "RFC 7208 section 8.7"));

  private final Authentication authentication;

  SpfHeloPermerror(Authentication authentication) {
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
      case PERMERROR -> Outcome.failed(SpfLook.evidence(spf), "Correct the record: " + spf.why());
      case PASS, NEUTRAL, SOFTFAIL, FAIL -> Outcome.passed(SpfLook.evidence(spf));
      case TEMPERROR -> Outcome.undecided(SpfLook.evidence(spf));
      case NONE -> Outcome.skipped(spf.why());
    };
  }
}
