package fakereceiver.rules;

import fakereceiver.auth.dkim.DkimReport;
import fakereceiver.auth.dkim.DkimResult;
import fakereceiver.auth.spf.SpfReport;
import fakereceiver.auth.spf.SpfResult;
import fakereceiver.dns.Dns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Evidence;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.Rule;
import fakereceiver.judge.RuleCard;
import fakereceiver.judge.Stage;
import fakereceiver.mail.Message;
import java.util.List;
import java.util.Optional;

/**
 * Nothing confirms who sends the message: neither SPF nor a DKIM signature passes. Over IPv6 Gmail,
 * Outlook and others refuse such mail whatever else is right.
 */
public final class Unauthenticated implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "unauthenticated",
          Stage.MESSAGE,
          "Neither SPF nor DKIM passes for the message",
          "Let SPF of the reverse-path pass for the client address, or sign the message "
              + "with DKIM",
          List.of("RFC 7372 section 3.4"));

  private final Authentication authentication;

  Unauthenticated(Authentication authentication) {
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
    SpfReport spf = authentication.spf(attempt, dns);
    if (spf.result() == SpfResult.PASS) {
      return Outcome.passed(SpfLook.evidence(spf));
    }
    DkimReport dkim = authentication.dkim(message.get(), dns);
    Evidence evidence = SpfLook.evidence(spf).and(DkimLook.evidence(dkim));
    if (dkim.result() == DkimResult.PASS) {
      return Outcome.passed(evidence);
    }
    return spf.result() == SpfResult.TEMPERROR || DkimLook.isOpen(dkim)
        ? Outcome.undecided(evidence)
        : Outcome.failed(evidence, SpfRemedy.admit(spf, attempt.clientAddress()));
  }
}
