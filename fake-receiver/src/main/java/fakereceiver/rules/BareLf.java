package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Evidence;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.Rule;
import fakereceiver.judge.RuleCard;
import fakereceiver.judge.Stage;
import java.util.List;

/**
 * A LF without CR, or a CR without LF, stands in the message. Servers that were hardened against
 * smuggled messages refuse either, and a DKIM signature does not survive them.
 */
public final class BareLf implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "bare-lf",
          Stage.MESSAGE,
          "The message has a LF without CR or a CR without LF",
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
        .map(message -> outcome(MessageText.of(message, dns)))
        .orElseGet(() -> Outcome.skipped(DmarcLook.NO_MESSAGE));
  }

  private static Outcome outcome(MessageText text) {
    Evidence evidence =
        text.bareLf()
            .evidence("lines that end in LF without CR")
            .and(text.bareCr().evidence("CR without LF"));
    return text.bareLf().isNone() && text.bareCr().isNone()
        ? Outcome.passed(evidence)
        : Outcome.failed(evidence);
  }
}
