package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import java.util.Optional;

/** A rule about the domain of the reverse-path, when there is one to ask DNS for. */
abstract class SenderDomainRule extends Rule {

  SenderDomainRule(Card card) {
    this(Heed.NOTHING, card);
  }

  SenderDomainRule(Heed heed, Card card) {
    super(Stage.MAIL, heed, card);
  }

  @Override
  public final Outcome examine(Attempt attempt, Dns dns) {
    Optional<DomainName> domain = Names.senderDomain(attempt);
    return domain.isEmpty()
        ? Outcome.skipped(Names.NO_SENDER_DOMAIN)
        : examine(domain.get(), attempt, dns);
  }

  abstract Outcome examine(DomainName domain, Attempt attempt, Dns dns);
}
