package fakereceiver.rules;

import fakereceiver.auth.dmarc.Authors;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.Message;
import java.util.List;

/**
 * There is no From field, or several, or the one cannot be read, or it has no address, several, or
 * one without a full domain. DMARC has nothing to go by then; Gmail refuses such mail.
 */
final class FromInvalid extends MessageRule {

  FromInvalid() {
    super(
        new Card(
            "from-invalid",
            Owner.MESSAGE,
            "The header From is not exactly one address with a full domain",
            "Write one From field with one address, whose domain is fully qualified",
            "RFC 5322 section 3.6.2",
            "RFC 9989 section 5.3"));
  }

  @Override
  Outcome examine(Message message, Attempt attempt, Dns dns) {
    List<String> fields = message.fields("From");
    if (fields.isEmpty() && message.isHeaderCutOff()) {
      return Outcome.skipped(MessageParts.CUT_OFF);
    }
    Authors authors = MessageParts.authors(message, dns);
    Evidence evidence =
        Evidence.given("From fields", fields.isEmpty() ? "none" : fields)
            .and(Evidence.given("addresses", authors.mailboxes()));
    boolean valid =
        authors.mailboxes().size() == 1 && MessageParts.author(message, dns).isPresent();
    return valid ? Outcome.passed(evidence) : Outcome.failed(evidence);
  }
}
