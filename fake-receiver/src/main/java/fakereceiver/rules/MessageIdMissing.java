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
 * The message has no Message-ID field, or an empty one.
 *
 * <p>Gmail refuses such mail at times; several are the matter of {@link HeaderDuplicate}.
 */
final class MessageIdMissing extends Rule {

  MessageIdMissing() {
    super(
        Stage.MESSAGE,
        new Card(
            "message-id-missing",
            Owner.MESSAGE,
            "The message has no Message-ID field",
            "Give the message a Message-ID field",
            "RFC 5322 section 3.6.4"));
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    if (attempt.message().isEmpty()) {
      return Outcome.skipped(DmarcLook.NO_MESSAGE);
    }
    List<String> values = attempt.message().get().fields("Message-ID");
    if (values.isEmpty() && attempt.message().get().isHeaderCutOff()) {
      return Outcome.skipped(MessageParts.CUT_OFF);
    }
    Evidence evidence = Evidence.given("Message-ID field", values.isEmpty() ? "none" : values);
    return String.join("", values).isEmpty() ? Outcome.failed(evidence) : Outcome.passed(evidence);
  }
}
