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

/** The sender's address is a user name alone, as local programs give it. */
final class SenderWithoutDomain extends Rule {

  SenderWithoutDomain() {
    super(
        Stage.MAIL,
        new Card(
            "sender-without-domain",
            Owner.SENDER,
            "The reverse-path has no domain",
            "Set the domain that your mail server appends to bare user names",
            "RFC 5321 section 2.3.11"));
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
