package fakereceiver.rules;

import fakereceiver.finding.Card;
import fakereceiver.finding.Owner;
import fakereceiver.mail.Mailbox;

/**
 * The sender's address ends in an address literal, {@code user@[IPv6:2001:db8::25]}.
 *
 * <p>Correct, and refused by many: nothing can be looked up for it, neither MX nor SPF.
 */
final class SenderLiteral extends SenderForm {

  SenderLiteral() {
    super(
        new Card(
            "sender-literal",
            Owner.SENDER,
            "The reverse-path has an address literal instead of a domain",
            "Send from an address in a domain of yours",
            "RFC 5321 section 4.1.3"));
  }

  @Override
  boolean isSo(Mailbox sender) {
    return sender.domainText().startsWith("[");
  }
}
