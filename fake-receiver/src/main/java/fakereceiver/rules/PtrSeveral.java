package fakereceiver.rules;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;

/**
 * The client address has more than one PTR record.
 *
 * <p>Legal, but many receivers look at the first name only, and name servers rotate the order: the
 * same client is then taken or refused by chance. Whether the first name of this very answer holds
 * is the question of {@link PtrFirstUnconfirmed}.
 */
final class PtrSeveral extends Rule {

  PtrSeveral() {
    super(
        Stage.CONNECT,
        new Card(
            "ptr-several",
            Owner.REVERSE_ZONE,
            "The client address has more than one PTR record",
            "Keep one PTR record, that of the name the host greets with, and remove the others",
            "RFC 2181 section 10.2",
            "RFC 8601 section 3"));
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    Answer<DomainName> ptr = dns.ptr(attempt.clientAddress());
    return switch (ptr.status()) {
      case FOUND ->
          ptr.records().size() > 1
              ? Outcome.failed(Evidence.of(ptr))
              : Outcome.passed(Evidence.of(ptr));
      case NO_SUCH_NAME, NO_SUCH_RECORD -> Outcome.skipped("the client address has no PTR record");
      case UNAVAILABLE -> Outcome.undecided(Evidence.of(ptr));
    };
  }
}
