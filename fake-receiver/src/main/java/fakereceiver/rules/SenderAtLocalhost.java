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

/** The sender's address ends in {@code localhost}, which is every host's name for itself. */
final class SenderAtLocalhost extends Rule {

  SenderAtLocalhost() {
    super(
        Stage.MAIL,
        new Card(
            "sender-at-localhost",
            Owner.SENDER,
            "The domain of the reverse-path is localhost",
            "Set the domain that your mail server sends from, such as example.org",
            "RFC 6761 section 6.3"));
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
