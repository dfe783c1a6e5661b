package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.BodyType;
import fakereceiver.mail.Message;

/**
 * The message has octets outside ASCII, and the client declared neither {@code BODY=8BITMIME} nor
 * {@code SMTPUTF8}. What a planned attempt would declare, nobody knows.
 */
final class EightBitUndeclared extends MessageRule {

  EightBitUndeclared() {
    super(
        new Card(
            "eight-bit-undeclared",
            Owner.MESSAGE,
            "The message has octets above 127, and MAIL did not declare them",
            "Send BODY=8BITMIME with MAIL, or encode the message as quoted-printable or "
                + "base64",
            "RFC 6152 section 3",
            "RFC 6531 section 3.1"));
  }

  @Override
  Outcome examine(Message message, Attempt attempt, Dns dns) {
    if (attempt.bodyType().isEmpty()) {
      return Outcome.skipped("what MAIL declares is not known");
    }
    return attempt.bodyType().get() == BodyType.EIGHT_BIT
        ? Outcome.passed(Evidence.given("MAIL declared", "8 bit"))
        : MessageText.of(message, dns).eightBit().isNever("octets above 127");
  }
}
