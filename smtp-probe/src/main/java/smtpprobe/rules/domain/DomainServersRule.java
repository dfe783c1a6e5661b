package smtpprobe.rules.domain;

import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import smtpprobe.domain.MailDomain;
import smtpprobe.reverse.Walk;

/** A rule about the name servers of the domain. */
abstract class DomainServersRule extends WholeDomainRule {

  DomainServersRule(Card card) {
    super(
        card.byHand(
            "name servers are asked themselves, and they say what they say until they are"
                + " changed"));
  }

  @Override
  final Outcome look(MailDomain domain) {
    return domain.walk().map(this::look).orElse(Outcome.skipped("name servers are not asked here"));
  }

  abstract Outcome look(Walk walk);
}
