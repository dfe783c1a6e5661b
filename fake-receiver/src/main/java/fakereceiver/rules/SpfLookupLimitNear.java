package fakereceiver.rules;

import fakereceiver.auth.spf.Spf;
import fakereceiver.auth.spf.SpfHabit;
import fakereceiver.auth.spf.SpfProblem;
import fakereceiver.auth.spf.SpfReport;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;

/**
 * Evaluating SPF took eight, nine or ten terms that ask DNS. It works today; one more include, made
 * by the domain or by one of its services, ends it. Over the limit is {@link SpfLookupLimit}.
 */
final class SpfLookupLimitNear extends Rule {

  private static final int NEAR = 8;

  /** Why there is nothing to say where {@link #hasOtherLimit}. */
  static final String OTHER_LIMIT = "this receiver asks for thirty terms, and passes over the rest";

  private final Authentication authentication;

  SpfLookupLimitNear(Authentication authentication) {
    super(
        Stage.MAIL,
        Heed.AUTHENTICATION,
        new Card(
            "spf-lookup-limit-near",
            Owner.DNS,
            "Evaluating the SPF record takes eight to ten terms that ask DNS, and ten is the limit",
            "Remove includes that are not needed before one more is added",
            "RFC 7208 section 4.6.4"));
    this.authentication = authentication;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    if (hasOtherLimit(attempt)) {
      return Outcome.skipped(OTHER_LIMIT);
    }
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

  /** Whether the receiver does not count as RFC 7208 does. */
  static boolean hasOtherLimit(Attempt attempt) {
    return attempt.receiver().spf().has(SpfHabit.RECORDS_ARE_FLATTENED);
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
