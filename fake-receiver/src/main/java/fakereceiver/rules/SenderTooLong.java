package fakereceiver.rules;

import fakereceiver.finding.Card;
import fakereceiver.finding.Owner;
import fakereceiver.mail.Mailbox;
import java.nio.charset.StandardCharsets;

/**
 * The account name of the sender is longer than any server has to take.
 *
 * <p>Mailing lists and bounce handlers write the recipient into it ({@code
 * bounces+1234=bob=example.net@example.org}), forwarders a hash and the sender before.
 */
final class SenderTooLong extends SenderForm {

  private static final int LONGEST = 64;

  SenderTooLong() {
    super(
        new Card(
            "sender-too-long",
            Owner.MESSAGE,
            "The local part of the reverse-path has more than 64 octets",
            "Send from a shorter address: whatever makes one for each recipient may name them"
                + " by a number",
            "RFC 5321 section 4.5.3.1.1"));
  }

  @Override
  boolean isSo(Mailbox sender) {
    return sender.localPart().getBytes(StandardCharsets.UTF_8).length > LONGEST;
  }
}
