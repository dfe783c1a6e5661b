package fakereceiver.rules;

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
import java.util.Set;

/**
 * The records of the domain need more than ten terms that ask DNS, which is a permerror.
 *
 * <p>Near the limit is the matter of {@link SpfLookupLimitNear}.
 */
public final class SpfLookupLimit implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "spf-lookup-limit",
          Stage.MAIL,
          "Evaluating the SPF record takes more than ten terms that ask DNS",
          "Remove includes that are not needed, or replace them by the addresses behind " + "them",
          List.of("RFC 7208 section 4.6.4"));

  private final Authentication authentication;

  SpfLookupLimit(Authentication authentication) {
    this.authentication = authentication;
  }

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    SpfReport spf = authentication.spf(attempt, dns);
    Outcome outcome =
        SpfLook.problem(
            spf,
            Set.of(SpfProblem.Kind.TOO_MANY_LOOKUP_TERMS),
            spf.record().map(r -> SpfRemedy.admitFirst(spf, attempt.clientAddress())).orElse(""));
    Evidence count = SpfLookupLimitNear.count(spf);
    return outcome.result() == Outcome.Result.SKIPPED
        ? outcome
        : new Outcome(outcome.result(), outcome.evidence().and(count), outcome.remedy());
  }
}
