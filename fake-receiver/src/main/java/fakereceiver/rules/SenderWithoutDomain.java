package fakereceiver.rules;

import fakereceiver.finding.Card;
import fakereceiver.finding.Owner;
import fakereceiver.mail.Mailbox;

/** The sender's address is a user name alone, as local programs give it. */
final class SenderWithoutDomain extends SenderForm {

  SenderWithoutDomain() {
    super(
        new Card(
            "sender-without-domain",
            Owner.SENDER,
            "The reverse-path has no domain",
            "Set the domain that your mail server appends to bare user names",
            "RFC 5321 section 2.3.11"));
  }

  @Override
  boolean isSo(Mailbox sender) {
    return sender.domainText().isEmpty();
  }
}
