package fakereceiver.rules;

import fakereceiver.auth.spf.SpfMechanism;
import fakereceiver.dns.Dns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.Rule;
import fakereceiver.judge.RuleCard;
import fakereceiver.judge.Stage;
import java.util.List;

/**
 * The domain's own record has a {@code ptr} term, which must not be published: it is slow, depends
 * on reverse DNS, and some receivers ignore it.
 */
public final class SpfPtrMechanism implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "spf-ptr-mechanism",
          Stage.MAIL,
          "The SPF record uses the ptr mechanism",
          "Replace ptr by the addresses that mail leaves from, as ip6: and ip4:",
          List.of("RFC 7208 section 5.5"));

  private final Authentication authentication;

  SpfPtrMechanism(Authentication authentication) {
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
        term -> term.kind() == SpfMechanism.Kind.PTR,
        SpfRemedy.term(attempt.clientAddress()));
  }
}
