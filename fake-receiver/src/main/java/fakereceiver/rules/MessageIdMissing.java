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
 * The message has no Message-ID field, or an empty one.
 *
 * <p>Gmail refuses such mail at times; several are the matter of {@link HeaderDuplicate}.
 */
public final class MessageIdMissing implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "message-id-missing",
          Stage.MESSAGE,
          "The message has no Message-ID field",
          "Give the message a Message-ID field",
          List.of("RFC 5322 section 3.6.4"));

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    if (attempt.message().isEmpty()) {
      return Outcome.skipped(DmarcLook.NO_MESSAGE);
    }
    List<String> values = attempt.message().get().fields("Message-ID");
    Evidence evidence = Evidence.given("Message-ID field", values.isEmpty() ? "none" : values);
    return values.stream().allMatch(String::isEmpty)
        ? Outcome.failed(evidence)
        : Outcome.passed(evidence);
  }
}
