package fakereceiver.rules;

import fakereceiver.finding.Card;
import fakereceiver.finding.Owner;
import fakereceiver.mail.Mailbox;

/** The sender's address ends in {@code localhost}, which is every host's name for itself. */
final class SenderAtLocalhost extends SenderForm {

  SenderAtLocalhost() {
    super(
        new Card(
            "sender-at-localhost",
            Owner.SENDER,
            "The domain of the reverse-path is localhost",
            "Set the domain that your mail server sends from, such as example.org",
            "RFC 6761 section 6.3"));
  }

  @Override
  boolean isSo(Mailbox sender) {
    return sender.domainText().equalsIgnoreCase("localhost");
  }
}
