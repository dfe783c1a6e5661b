package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import java.util.Optional;

/** A rule about a HELO name that DNS can be asked for. */
abstract class HeloDomainRule extends Rule {

  HeloDomainRule(Card card) {
    super(Stage.HELO, card);
  }

  @Override
  public final Outcome examine(Attempt attempt, Dns dns) {
    Optional<DomainName> helo = Names.helo(attempt);
    return helo.isEmpty() ? Outcome.skipped(Names.NO_HELO) : examine(helo.get(), attempt, dns);
  }

  abstract Outcome examine(DomainName helo, Attempt attempt, Dns dns);
}
