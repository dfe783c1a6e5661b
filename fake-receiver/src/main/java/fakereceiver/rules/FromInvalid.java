package fakereceiver.rules;

import fakereceiver.auth.dmarc.Authors;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import fakereceiver.mail.Message;
import java.util.List;
import java.util.Optional;

/**
 * There is no From field, or several, or the one cannot be read, or it has no address, several, or
 * one without a full domain. DMARC has nothing to go by then; Gmail refuses such mail.
 */
final class FromInvalid extends Rule {

  FromInvalid() {
    super(
        Stage.MESSAGE,
        new Card(
            "from-invalid",
            Owner.MESSAGE,
            "The header From is not exactly one address with a full domain",
            "Write one From field with one address, whose domain is fully qualified",
            "RFC 5322 section 3.6.2",
            "RFC 9989 section 5.3"));
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    Optional<Message> message = attempt.message();
    if (message.isEmpty()) {
      return Outcome.skipped(DmarcLook.NO_MESSAGE);
    }
    List<String> fields = message.get().fields("From");
    if (fields.isEmpty() && message.get().isHeaderCutOff()) {
      return Outcome.skipped(MessageParts.CUT_OFF);
    }
    Authors authors = MessageParts.authors(message.get(), dns);
    Evidence evidence =
        Evidence.given("From fields", fields.isEmpty() ? "none" : fields)
            .and(Evidence.given("addresses", authors.mailboxes()));
    boolean valid =
        authors.mailboxes().size() == 1 && MessageParts.author(message.get(), dns).isPresent();
    return valid ? Outcome.passed(evidence) : Outcome.failed(evidence);
  }
}
