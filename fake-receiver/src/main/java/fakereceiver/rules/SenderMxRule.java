package fakereceiver.rules;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Mx;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import java.util.Optional;

/** A rule about the MX records of the sender's domain. */
abstract class SenderMxRule extends Rule {

  SenderMxRule(Heed heed, Card card) {
    super(Stage.MAIL, heed, card);
  }

  @Override
  public final Outcome examine(Attempt attempt, Dns dns) {
    Optional<DomainName> domain = Names.senderDomain(attempt);
    if (domain.isEmpty()) {
      return Outcome.skipped(Names.NO_SENDER_DOMAIN);
    }
    Answer<Mx> mx = dns.mx(domain.get());
    return switch (mx.status()) {
      case FOUND -> examine(mx, attempt, dns);
      case NO_SUCH_NAME, NO_SUCH_RECORD -> Outcome.skipped("the domain has no MX record");
      case UNAVAILABLE -> Outcome.undecided(Evidence.of(mx));
    };
  }

  /** Looks at MX records that are there. */
  abstract Outcome examine(Answer<Mx> mx, Attempt attempt, Dns dns);
}
