package fakereceiver.rules;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;

/**
 * The client address has more than one PTR record.
 *
 * <p>Legal, but many receivers look at the first name only, and name servers rotate the order: the
 * same client is then taken or refused by chance. Whether the first name of this very answer holds
 * is the question of {@link PtrFirstUnconfirmed}.
 */
final class PtrSeveral extends PtrRule {

  PtrSeveral() {
    super(
        new Card(
            "ptr-several",
            Owner.REVERSE_ZONE,
            "The client address has more than one PTR record",
            "Keep one PTR record, that of the name the host greets with, and remove the others",
            "RFC 2181 section 10.2",
            "RFC 8601 section 3"));
  }

  @Override
  Outcome examine(Answer<DomainName> ptr, Attempt attempt, Dns dns) {
    return ptr.records().size() > 1
        ? Outcome.failed(Evidence.of(ptr))
        : Outcome.passed(Evidence.of(ptr));
  }
}
