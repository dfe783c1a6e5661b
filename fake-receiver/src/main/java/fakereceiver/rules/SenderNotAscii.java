package fakereceiver.rules;

import fakereceiver.finding.Card;
import fakereceiver.finding.Owner;
import fakereceiver.mail.Mailbox;

/**
 * The sender's address is not ASCII, {@code jürgen@example.org}: such mail needs SMTPUTF8 at every
 * server on its way.
 *
 * <p>Not wrong; but a server that lacks the extension cannot take it, and the one before it sends
 * the mail back.
 */
final class SenderNotAscii extends SenderForm {

  SenderNotAscii() {
    super(
        new Card(
            "sender-not-ascii",
            Owner.MESSAGE,
            "The reverse-path has letters beyond ASCII",
            "Send from an address in ASCII: an account name of letters and digits, and the domain"
                + " in its form with xn--",
            "RFC 6531 section 3.3",
            "RFC 6531 section 3.6"));
  }

  @Override
  boolean isSo(Mailbox sender) {
    return !sender.isAscii();
  }
}
