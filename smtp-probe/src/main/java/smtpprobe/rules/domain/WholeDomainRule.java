package smtpprobe.rules.domain;

import fakereceiver.finding.Card;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import java.util.List;
import smtpprobe.domain.MailDomain;

/** A rule that finds one thing about the domain as a whole. */
abstract class WholeDomainRule extends DomainRule {

  WholeDomainRule(Card card) {
    super(card);
  }

  @Override
  public final List<Finding> examine(MailDomain domain) {
    return one(domain.name().text(), look(domain));
  }

  abstract Outcome look(MailDomain domain);
}
