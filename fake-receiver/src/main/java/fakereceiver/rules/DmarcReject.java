package fakereceiver.rules;

import fakereceiver.auth.dmarc.DmarcPolicy;
import fakereceiver.dns.Dns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.Rule;
import fakereceiver.judge.RuleCard;
import fakereceiver.judge.Stage;
import fakereceiver.mail.Message;
import java.util.List;
import java.util.Optional;

/**
 * DMARC fails for the message, and the policy that applies is reject: from {@code p}, {@code sp} or
 * {@code np}, with {@code t=y} taken into account. {@link DmarcUnaligned} tells the failure itself,
 * whatever the policy.
 */
public final class DmarcReject implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "dmarc-reject",
          Stage.MESSAGE,
          "DMARC fails, and the domain of the header From asks to refuse such mail",
          "Sign with DKIM as the domain of the header From, or send with a reverse-path "
              + "in that domain",
          List.of("RFC 9989 section 4.7", "RFC 9989 section 5.4"));

  private final Authentication authentication;

  DmarcReject(Authentication authentication) {
    this.authentication = authentication;
  }

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    Optional<Message> message = attempt.message();
    if (message.isEmpty()) {
      return Outcome.skipped(DmarcLook.NO_MESSAGE);
    }
    Outcome outcome =
        DmarcLook.asks(
            authentication.dmarc(attempt, message.get(), dns), DmarcPolicy.REJECT, attempt);
    return outcome.result() == Outcome.Result.FAILED
            && authentication.mayStillPass(attempt, message.get(), dns)
        ? Outcome.undecided(outcome.evidence())
        : outcome;
  }
}
