package fakereceiver.rules;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;

/** A rule about the PTR names of the client address; {@link PtrMissing} owns the lack of any. */
abstract class PtrRule extends Rule {

  PtrRule(Card card) {
    super(Stage.CONNECT, card);
  }

  @Override
  public final Outcome examine(Attempt attempt, Dns dns) {
    Answer<DomainName> ptr = dns.ptr(attempt.clientAddress());
    return switch (ptr.status()) {
      case FOUND -> examine(ptr, attempt, dns);
      case NO_SUCH_NAME, NO_SUCH_RECORD -> Outcome.skipped("the client address has no PTR record");
      case UNAVAILABLE -> Outcome.undecided(Evidence.of(ptr));
    };
  }

  /** Looks at names that are there. */
  abstract Outcome examine(Answer<DomainName> ptr, Attempt attempt, Dns dns);
}
