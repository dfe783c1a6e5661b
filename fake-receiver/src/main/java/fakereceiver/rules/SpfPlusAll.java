package fakereceiver.rules;

import fakereceiver.auth.spf.SpfMechanism;
import fakereceiver.auth.spf.SpfQualifier;
import fakereceiver.auth.spf.SpfReport;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;

/**
 * The domain's own record has {@code +all}, or {@code all} without a qualifier, which says the
 * same: anybody may send as the domain. Receivers take that for the record of a spammer.
 */
final class SpfPlusAll extends SpfRule {

  SpfPlusAll(Authentication authentication) {
    super(
        authentication,
        new Card(
            "spf-plus-all",
            Owner.DNS,
            "The SPF record admits every address with +all",
            "End the record with -all or ~all, and name the addresses that mail leaves from"
                + " before it",
            "RFC 7208 section 5.1"));
  }

  @Override
  Outcome examine(SpfReport spf, Attempt attempt, Dns dns) {
    return SpfLook.ownTerm(
        spf,
        term -> term.kind() == SpfMechanism.Kind.ALL && term.qualifier() == SpfQualifier.PASS,
        SpfRemedy.term(attempt.clientAddress()) + " -all");
  }
}
