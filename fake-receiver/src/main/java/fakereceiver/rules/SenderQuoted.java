package fakereceiver.rules;

import fakereceiver.finding.Card;
import fakereceiver.finding.Owner;
import fakereceiver.mail.Mailbox;

/**
 * The account name of the sender is in quotes, {@code "john smith"@example.org}.
 *
 * <p>Correct, and read by nearly all; OpenSMTPD refuses it.
 */
final class SenderQuoted extends SenderForm {

  SenderQuoted() {
    super(
        new Card(
            "sender-quoted",
            Owner.MESSAGE,
            "The local part of the reverse-path is in quotes",
            "Send from an address that needs no quotes",
            "RFC 5321 section 4.1.2"));
  }

  @Override
  boolean isSo(Mailbox sender) {
    return sender.localPart().startsWith("\"");
  }
}
