package fakereceiver.rules;

import fakereceiver.auth.spf.SpfResult;
import fakereceiver.dns.Dns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.Rule;
import fakereceiver.judge.RuleCard;
import fakereceiver.judge.Stage;
import java.util.List;

/**
 * SPF of the reverse-path says neutral for the client address; for the null reverse-path, SPF of
 * the HELO name does. The record neither admits nor denies the client, which is worth no more than
 * no record at all (RFC 7208 section 8.2).
 */
public final class SpfNeutral implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "spf-neutral",
          Stage.MAIL,
          "SPF says neutral for the client address",
          "Add the address that mail leaves from to the SPF record of the domain of the "
              + "reverse-path",
          List.of("RFC 7208 section 2.6.2", "RFC 7208 section 8.2"));

  private final Authentication authentication;

  SpfNeutral(Authentication authentication) {
    this.authentication = authentication;
  }

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    return SpfLook.result(
        authentication.spf(attempt, dns), SpfResult.NEUTRAL, attempt.clientAddress());
  }
}
