package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import fakereceiver.mail.Mailbox;

/**
 * A recipient's address is not ASCII, {@code jürgen@example.net}: a server without SMTPUTF8 has no
 * such recipient, and cannot be sent such mail.
 */
final class RecipientNotAscii extends Rule {

  RecipientNotAscii() {
    super(
        Stage.RCPT,
        new Card(
            "recipient-not-ascii",
            Owner.RECEIVER,
            "A recipient's address has letters beyond ASCII",
            "Write to an address of the recipient in ASCII: most have one beside it",
            "RFC 6531 section 3.3",
            "RFC 6531 section 3.6"));
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    for (Mailbox recipient : attempt.recipients()) {
      if (!recipient.isAscii()) {
        return Outcome.failed(Evidence.given("recipient", recipient));
      }
    }
    return Outcome.passed(Evidence.NONE);
  }
}
