package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import fakereceiver.mail.ReversePath;

/**
 * The reverse-path has no domain, or one that nobody else can look up.
 *
 * <p>Replies and notifications could never come back. The null reverse-path and address literals
 * are fine.
 */
final class SenderNotFqdn extends Rule {

  SenderNotFqdn() {
    super(
        Stage.MAIL,
        new Card(
            "sender-not-fqdn",
            Owner.SENDER,
            "The reverse-path has no fully qualified domain",
            "Set the mail domain in the configuration of the sending program, so that senders"
                + " end in a full domain such as @example.org",
            "RFC 5321 section 2.3.5",
            "RFC 5321 section 4.1.1.2"));
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
