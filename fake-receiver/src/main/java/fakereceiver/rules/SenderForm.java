package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import java.util.Optional;

/**
 * A rule about the sender's address as it stands there: servers read more, or less, than others.
 */
abstract class SenderForm extends Rule {

  SenderForm(Card card) {
    super(Stage.MAIL, card);
  }

  /** Whether {@code sender} is written so. */
  abstract boolean isSo(Mailbox sender);

  @Override
  public final Outcome examine(Attempt attempt, Dns dns) {
    Optional<Mailbox> sender = attempt.reversePath().flatMap(ReversePath::mailbox);
    if (sender.isEmpty()) {
      return Outcome.skipped("the reverse-path is null");
    }
    Evidence evidence = Evidence.given("reverse-path", sender.get());
    return isSo(sender.get()) ? Outcome.failed(evidence) : Outcome.passed(evidence);
  }
}
