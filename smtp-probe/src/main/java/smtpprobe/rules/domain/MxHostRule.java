package smtpprobe.rules.domain;

import fakereceiver.finding.Card;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import java.util.List;
import smtpprobe.domain.MailDomain;
import smtpprobe.domain.MxHost;

/** A rule that looks at each MX host. */
abstract class MxHostRule extends DomainRule {

  MxHostRule(Card card) {
    super(card);
  }

  @Override
  public final List<Finding> examine(MailDomain domain) {
    return hosts(domain, host -> look(domain, host));
  }

  abstract Outcome look(MailDomain domain, MxHost host);
}
