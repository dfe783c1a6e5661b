package fakereceiver.rules;

import fakereceiver.finding.Card;
import fakereceiver.finding.Owner;
import fakereceiver.mail.Mailbox;

/**
 * The domain of the sender has an underscore, {@code user@web_1.example.org}.
 *
 * <p>DNS has such names, mail may not. Most servers let it pass; Exim and Haraka cannot read it.
 */
final class SenderUnderscore extends SenderForm {

  SenderUnderscore() {
    super(
        new Card(
            "sender-underscore",
            Owner.MESSAGE,
            "The domain of the reverse-path has an underscore",
            "Send from an address whose domain has no underscore",
            "RFC 5321 section 4.1.2",
            "RFC 1123 section 2.1"));
  }

  @Override
  boolean isSo(Mailbox sender) {
    return sender.domainText().indexOf('_') >= 0;
  }
}
