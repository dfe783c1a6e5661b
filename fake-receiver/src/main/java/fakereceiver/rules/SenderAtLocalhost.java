package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Evidence;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.Rule;
import fakereceiver.judge.RuleCard;
import fakereceiver.judge.Stage;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import java.util.List;
import java.util.Optional;

/** The sender's address ends in {@code localhost}, which is every host's name for itself. */
public final class SenderAtLocalhost implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "sender-at-localhost",
          Stage.MAIL,
          "The domain of the reverse-path is localhost",
          "Set the domain that your mail server sends from, such as example.org",
          List.of("RFC 6761 section 6.3"));

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    Optional<Mailbox> sender = attempt.reversePath().flatMap(ReversePath::mailbox);
    if (sender.isEmpty()) {
      return Outcome.skipped("the reverse-path is null");
    }
    Evidence evidence = Evidence.given("reverse-path", sender.get());
    return sender.get().domainText().equalsIgnoreCase("localhost")
        ? Outcome.failed(evidence)
        : Outcome.passed(evidence);
  }
}
