package fakereceiver.rules;

import fakereceiver.auth.dkim.DkimReport;
import fakereceiver.auth.dkim.DkimResult;
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
 * The message has no DKIM-Signature field. Orange, GMX and web.de want one, Gmail and Yahoo from
 * bulk senders.
 */
public final class DkimMissing implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "dkim-missing",
          Stage.MESSAGE,
          "The message has no DKIM signature",
          "Sign outgoing mail with DKIM, as the domain of the header From",
          List.of("RFC 6376 section 3.5"));

  private final Authentication authentication;

  DkimMissing(Authentication authentication) {
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
    DkimReport dkim = authentication.dkim(message.get(), dns);
    return dkim.result() == DkimResult.NONE
        ? Outcome.failed(DkimLook.evidence(dkim))
        : Outcome.passed(DkimLook.evidence(dkim));
  }
}
