package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.Rule;
import fakereceiver.judge.RuleCard;
import fakereceiver.judge.Stage;
import java.util.List;

/**
 * A line has more than 998 octets without its CRLF. Exim refuses it, others cut it, which breaks
 * signatures.
 */
public final class LineTooLong implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "line-too-long",
          Stage.MESSAGE,
          "A line of the message is longer than 998 octets",
          "Encode the text as quoted-printable or base64",
          List.of("RFC 5322 section 2.1.1", "RFC 5321 section 4.5.3.1.6"));

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    return attempt
        .message()
        .map(
            message ->
                MessageText.of(message, dns).tooLong().isNever("lines of more than 998 octets"))
        .orElseGet(() -> Outcome.skipped(DmarcLook.NO_MESSAGE));
  }
}
