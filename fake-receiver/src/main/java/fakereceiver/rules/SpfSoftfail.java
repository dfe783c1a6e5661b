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
 * SPF of the reverse-path says softfail for the client address; for the null reverse-path, SPF of
 * the HELO name does.
 *
 * <p>This is the result, which receivers act on; a cause that is known has a rule of its own, such
 * as {@link SpfWithoutIp6}.
 */
public final class SpfSoftfail implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "spf-softfail",
          Stage.MAIL,
          "SPF says softfail for the client address",
          "Add the address that mail leaves from to the SPF record of the domain of the "
              + "reverse-path",
          List.of("RFC 7208 section 8.5"));

  private final Authentication authentication;

  SpfSoftfail(Authentication authentication) {
    this.authentication = authentication;
  }

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    return SpfLook.result(
        authentication.spf(attempt, dns), SpfResult.SOFTFAIL, attempt.clientAddress());
  }
}
