package fakereceiver.rules;

import fakereceiver.auth.spf.SpfProblem;
import fakereceiver.auth.spf.SpfReport;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import java.util.Set;

/**
 * SPF ends in permerror: several records, a wrong term, an include without a record, too many mail
 * exchangers.
 *
 * <p>The limits on lookups are the matter of {@link SpfLookupLimit} and {@link SpfVoidLookups},
 * terms about IPv6 that of {@link SpfIp6Syntax}.
 */
final class SpfPermerror extends SpfRule {

  private static final Set<SpfProblem.Kind> KINDS =
      Set.of(
          SpfProblem.Kind.SEVERAL_RECORDS,
          SpfProblem.Kind.SYNTAX,
          SpfProblem.Kind.TOO_MANY_EXCHANGERS,
          SpfProblem.Kind.TOO_MANY_POINTERS,
          SpfProblem.Kind.LEADS_TO_ITSELF,
          SpfProblem.Kind.NOTHING_LEFT,
          SpfProblem.Kind.TARGET_WITHOUT_RECORD,
          SpfProblem.Kind.TOO_LONG);

  SpfPermerror(Authentication authentication) {
    super(
        authentication,
        new Card(
                "spf-permerror",
                Owner.DNS,
                "The SPF record cannot be evaluated",
                "Correct the SPF record: one record, no unknown terms, includes that exist",
                "RFC 7208 section 4.6",
                "RFC 7208 section 8.7")
            .byHand("several records contradict each other: their owner knows which is meant"));
  }

  @Override
  Outcome examine(SpfReport spf, Attempt attempt, Dns dns) {
    return SpfIp6Syntax.wrongTerm(spf).isPresent()
        ? Outcome.skipped(spf.why())
        : SpfLook.problem(spf, KINDS, "Correct the record: " + spf.why());
  }
}
