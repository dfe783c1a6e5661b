package fakereceiver.rules;

import fakereceiver.finding.Card;
import fakereceiver.finding.Owner;
import fakereceiver.mail.Mailbox;

/**
 * The sender's address ends in a dot, as names do in zone files: {@code user@example.org.}.
 *
 * <p>Postfix and Sendmail let it pass; Exim, OpenSMTPD and Haraka refuse it.
 */
final class SenderTrailingDot extends SenderForm {

  SenderTrailingDot() {
    super(
        new Card(
            "sender-trailing-dot",
            Owner.MESSAGE,
            "The domain of the reverse-path ends in a dot",
            "Leave the dot out where the sender or its domain is set, such as myorigin of Postfix",
            "RFC 5321 section 4.1.2"));
  }

  @Override
  boolean isSo(Mailbox sender) {
    return sender.domainText().endsWith(".");
  }
}
