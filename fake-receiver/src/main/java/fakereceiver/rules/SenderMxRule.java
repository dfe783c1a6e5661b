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

/** A rule about the MX records of the sender's domain. */
abstract class SenderMxRule extends SenderDomainRule {

  SenderMxRule(Heed heed, Card card) {
    super(heed, card);
  }

  @Override
  final Outcome examine(DomainName domain, Attempt attempt, Dns dns) {
    Answer<Mx> mx = dns.mx(domain);
    return switch (mx.status()) {
      case FOUND -> examine(mx, attempt, dns);
      case NO_SUCH_NAME, NO_SUCH_RECORD -> Outcome.skipped("the domain has no MX record");
      case UNAVAILABLE -> Outcome.undecided(Evidence.of(mx));
    };
  }

  /** Looks at MX records that are there. */
  abstract Outcome examine(Answer<Mx> mx, Attempt attempt, Dns dns);
}
