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

/**
 * The sender's address ends in an address literal, {@code user@[IPv6:2001:db8::25]}.
 *
 * <p>Correct, and refused by many: nothing can be looked up for it, neither MX nor SPF.
 */
public final class SenderLiteral implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "sender-literal",
          Stage.MAIL,
          "The reverse-path has an address literal instead of a domain",
          "Send from an address in a domain of yours",
          List.of("RFC 5321 section 4.1.3"));

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
    return sender.get().domainText().startsWith("[")
        ? Outcome.failed(evidence)
        : Outcome.passed(evidence);
  }
}
