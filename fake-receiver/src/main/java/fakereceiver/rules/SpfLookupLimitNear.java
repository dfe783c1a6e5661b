package fakereceiver.rules;

import fakereceiver.auth.spf.Spf;
import fakereceiver.auth.spf.SpfProblem;
import fakereceiver.auth.spf.SpfReport;
import fakereceiver.dns.Dns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Evidence;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.Rule;
import fakereceiver.judge.RuleCard;
import fakereceiver.judge.Stage;
import java.util.List;

/**
 * Evaluating SPF took eight, nine or ten terms that ask DNS. It works today; one more include, made
 * by the domain or by one of its services, ends it. Over the limit is {@link SpfLookupLimit}.
 */
public final class SpfLookupLimitNear implements Rule {

  private static final int NEAR = 8;

  private static final RuleCard CARD =
      new RuleCard(
          "spf-lookup-limit-near",
          Stage.MAIL,
          "Evaluating the SPF record takes eight to ten terms that ask DNS, and ten is the limit",
          "Remove includes that are not needed before one more is added",
          List.of("RFC 7208 section 4.6.4"));

  private final Authentication authentication;

  SpfLookupLimitNear(Authentication authentication) {
    this.authentication = authentication;
  }

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    SpfReport spf = authentication.spf(attempt, dns);
    Evidence evidence = SpfLook.evidence(spf).and(count(spf));
    if (isOver(spf)) {
      return Outcome.skipped(spf.why());
    }
    if (spf.lookupTerms() >= NEAR) {
      return Outcome.failed(evidence);
    }
    return switch (spf.result()) {
      case PASS, NEUTRAL, SOFTFAIL, FAIL -> Outcome.passed(evidence);
      case TEMPERROR -> Outcome.undecided(evidence);
      case NONE, PERMERROR -> Outcome.skipped(spf.why());
    };
  }

  private static boolean isOver(SpfReport spf) {
    return spf.problem()
        .filter(problem -> problem.kind() == SpfProblem.Kind.TOO_MANY_LOOKUP_TERMS)
        .isPresent();
  }

  /** How many terms asked DNS until one matched. */
  static Evidence count(SpfReport spf) {
    return Evidence.given("terms that ask DNS", spf.lookupTerms() + " of " + Spf.MAX_LOOKUP_TERMS);
  }
}
