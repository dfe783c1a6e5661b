package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.Rule;
import fakereceiver.judge.RuleCard;
import fakereceiver.judge.Stage;
import java.util.List;

/**
 * A line ends in LF alone. Servers that were hardened against smuggled messages refuse it, and a
 * DKIM signature does not survive it.
 */
public final class BareLf implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "bare-lf",
          Stage.MESSAGE,
          "A line of the message ends in LF without CR",
          "End every line with CRLF when sending",
          List.of("RFC 5321 section 2.3.8"));

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
                MessageText.of(message, dns).bareLf().isNever("lines that end in LF without CR"))
        .orElseGet(() -> Outcome.skipped(DmarcLook.NO_MESSAGE));
  }
}
