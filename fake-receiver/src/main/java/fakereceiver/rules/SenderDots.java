package fakereceiver.rules;

import fakereceiver.finding.Card;
import fakereceiver.finding.Owner;
import fakereceiver.mail.Mailbox;

/**
 * Dots of the sender stand where none may, {@code a..b@example.org}, {@code a.@example.org}: such
 * accounts exist, at mobile operators for instance, though the grammar has them in quotes only.
 */
final class SenderDots extends SenderForm {

  SenderDots() {
    super(
        new Card(
            "sender-dots",
            Owner.MESSAGE,
            "The local part of the reverse-path has a dot at an edge, or two in a row",
            "Send from an address whose dots stand alone, between other characters",
            "RFC 5321 section 4.1.2"));
  }

  @Override
  boolean isSo(Mailbox sender) {
    String local = sender.localPart();
    return local.startsWith(".") || local.endsWith(".") || isDoubled(local);
  }

  private static boolean isDoubled(String local) {
    return !local.startsWith("\"") && local.contains("..");
  }
}
