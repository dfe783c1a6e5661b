package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Evidence;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.Rule;
import fakereceiver.judge.RuleCard;
import fakereceiver.judge.Stage;
import fakereceiver.mail.BodyType;
import java.util.List;

/**
 * The message has octets outside ASCII, and the client declared neither {@code BODY=8BITMIME} nor
 * {@code SMTPUTF8}. What a planned attempt would declare, nobody knows.
 */
public final class EightBitUndeclared implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "eight-bit-undeclared",
          Stage.MESSAGE,
          "The message has octets above 127, and MAIL did not declare them",
          "Send BODY=8BITMIME with MAIL, or encode the message as quoted-printable or " + "base64",
          List.of("RFC 6152 section 3", "RFC 6531 section 3.1"));

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    if (attempt.message().isEmpty()) {
      return Outcome.skipped(DmarcLook.NO_MESSAGE);
    }
    if (attempt.bodyType().isEmpty()) {
      return Outcome.skipped("what MAIL declares is not known");
    }
    return attempt.bodyType().get() == BodyType.EIGHT_BIT
        ? Outcome.passed(Evidence.given("MAIL declared", "8 bit"))
        : MessageText.of(attempt.message().get(), dns).eightBit().isNever("octets above 127");
  }
}
