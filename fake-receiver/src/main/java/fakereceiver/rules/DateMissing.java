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
 * The message has no Date field, or an empty one.
 *
 * <p>Exim, Rspamd and Gmail count it against the mail; several are the matter of {@link
 * HeaderDuplicate}.
 */
public final class DateMissing implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "date-missing",
          Stage.MESSAGE,
          "The message has no Date field",
          "Give the message a Date field",
          List.of("RFC 5322 section 3.6.1"));

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    if (attempt.message().isEmpty()) {
      return Outcome.skipped(DmarcLook.NO_MESSAGE);
    }
    List<String> values = attempt.message().get().fields("Date");
    Evidence evidence = Evidence.given("Date field", values.isEmpty() ? "none" : values);
    return values.stream().allMatch(String::isEmpty)
        ? Outcome.failed(evidence)
        : Outcome.passed(evidence);
  }
}
