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

/** The sender's address is a user name alone, as local programs give it. */
public final class SenderWithoutDomain implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "sender-without-domain",
          Stage.MAIL,
          "The reverse-path has no domain",
          "Set the domain that your mail server appends to bare user names",
          List.of("RFC 5321 section 2.3.11"));

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
    return sender.get().domainText().isEmpty()
        ? Outcome.failed(evidence)
        : Outcome.passed(evidence);
  }
}
