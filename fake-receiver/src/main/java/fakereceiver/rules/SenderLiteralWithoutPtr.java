package fakereceiver.rules;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
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
 * The sender's address ends in an address literal that has no PTR record.
 *
 * <p>A server that wants the sender's domain to exist can look up no more of a literal than that.
 */
final class SenderLiteralWithoutPtr extends Rule {

  SenderLiteralWithoutPtr() {
    super(
        Stage.MAIL,
        new Card(
            "sender-literal-without-ptr",
            Owner.SENDER,
            "The address literal in the reverse-path has no PTR record",
            "Send from an address in a domain of yours",
            "RFC 5321 section 4.1.3"));
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    Optional<IpAddress> literal =
        attempt.reversePath().flatMap(ReversePath::mailbox).flatMap(Mailbox::literal);
    if (literal.isEmpty()) {
      return Outcome.skipped("the reverse-path has no address literal");
    }
    Answer<DomainName> ptr = dns.ptr(literal.get());
    return switch (ptr.status()) {
      case FOUND -> Outcome.passed(Evidence.of(ptr));
      case NO_SUCH_NAME, NO_SUCH_RECORD -> Outcome.failed(Evidence.of(ptr));
      case UNAVAILABLE -> Outcome.undecided(Evidence.of(ptr));
    };
  }
}
