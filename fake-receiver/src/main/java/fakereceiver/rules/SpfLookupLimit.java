package fakereceiver.rules;

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
import java.util.Set;

/**
 * The records of the domain need more than ten terms that ask DNS, which is a permerror.
 *
 * <p>Near the limit is the matter of {@link SpfLookupLimitNear}.
 */
final class SpfLookupLimit extends Rule {

  private final Authentication authentication;

  SpfLookupLimit(Authentication authentication) {
    super(
        Stage.MAIL,
        Heed.AUTHENTICATION,
        new Card(
            "spf-lookup-limit",
            Owner.DNS,
            "Evaluating the SPF record takes more than ten terms that ask DNS",
            "Remove includes that are not needed, or replace them by the addresses behind "
                + "them",
            "RFC 7208 section 4.6.4"));
    this.authentication = authentication;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    if (SpfLookupLimitNear.hasOtherLimit(attempt)) {
      return Outcome.skipped(SpfLookupLimitNear.OTHER_LIMIT);
    }
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
