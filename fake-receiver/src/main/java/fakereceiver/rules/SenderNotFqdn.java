package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Evidence;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.Rule;
import fakereceiver.judge.RuleCard;
import fakereceiver.judge.Stage;
import fakereceiver.mail.ReversePath;
import java.util.List;

/**
 * The reverse-path has no domain, or one that nobody else can look up.
 *
 * <p>Replies and notifications could never come back. The null reverse-path and address literals
 * are fine.
 */
public final class SenderNotFqdn implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "sender-not-fqdn",
          Stage.MAIL,
          "The reverse-path has no fully qualified domain",
          "Set the mail domain in the configuration of the sending program, so that senders"
              + " end in a full domain such as @example.org",
          List.of("RFC 5321 section 2.3.5", "RFC 5321 section 4.1.1.2"));

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    ReversePath path = attempt.reversePath().orElseThrow();
    if (path.mailbox().isEmpty()) {
      return Outcome.skipped("the reverse-path is null");
    }
    Evidence evidence = Evidence.given("reverse-path", path);
    boolean fine =
        Names.senderDomain(attempt).isPresent() || path.mailbox().get().literal().isPresent();
    return fine ? Outcome.passed(evidence) : Outcome.failed(evidence);
  }
}
