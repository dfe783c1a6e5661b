package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import java.util.List;

/**
 * The message has no Date field, or an empty one.
 *
 * <p>Exim, Rspamd and Gmail count it against the mail; several are the matter of {@link
 * HeaderDuplicate}.
 */
final class DateMissing extends Rule {

  DateMissing() {
    super(
        Stage.MESSAGE,
        new Card(
            "date-missing",
            Owner.MESSAGE,
            "The message has no Date field",
            "Give the message a Date field",
            "RFC 5322 section 3.6.1"));
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    if (attempt.message().isEmpty()) {
      return Outcome.skipped(DmarcLook.NO_MESSAGE);
    }
    List<String> values = attempt.message().get().fields("Date");
    if (values.isEmpty() && attempt.message().get().isHeaderCutOff()) {
      return Outcome.skipped(MessageParts.CUT_OFF);
    }
    Evidence evidence = Evidence.given("Date field", values.isEmpty() ? "none" : values);
    return String.join("", values).isEmpty() ? Outcome.failed(evidence) : Outcome.passed(evidence);
  }
}
