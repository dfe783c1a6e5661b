package fakereceiver.rules;

import fakereceiver.auth.spf.SpfMechanism;
import fakereceiver.auth.spf.SpfQualifier;
import fakereceiver.dns.Dns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.Rule;
import fakereceiver.judge.RuleCard;
import fakereceiver.judge.Stage;
import java.util.List;

/**
 * The domain's own record has {@code +all}, or {@code all} without a qualifier, which says the
 * same: anybody may send as the domain. Receivers take that for the record of a spammer.
 */
public final class SpfPlusAll implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "spf-plus-all",
          Stage.MAIL,
          "The SPF record admits every address with +all",
          "End the record with -all or ~all, and name the addresses that mail leaves from"
              + " before it",
          List.of("RFC 7208 section 5.1"));

  private final Authentication authentication;

  SpfPlusAll(Authentication authentication) {
    this.authentication = authentication;
  }

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    return SpfLook.ownTerm(
        authentication.spf(attempt, dns),
        term -> term.kind() == SpfMechanism.Kind.ALL && term.qualifier() == SpfQualifier.PASS,
        SpfRemedy.term(attempt.clientAddress()) + " -all");
  }
}
