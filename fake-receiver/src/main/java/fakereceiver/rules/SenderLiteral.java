package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import java.util.Optional;

/**
 * The sender's address ends in an address literal, {@code user@[IPv6:2001:db8::25]}.
 *
 * <p>Correct, and refused by many: nothing can be looked up for it, neither MX nor SPF.
 */
final class SenderLiteral extends Rule {

  SenderLiteral() {
    super(
        Stage.MAIL,
        new Card(
            "sender-literal",
            Owner.SENDER,
            "The reverse-path has an address literal instead of a domain",
            "Send from an address in a domain of yours",
            "RFC 5321 section 4.1.3"));
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
