package smtpprobe.rules.domain;

import fakereceiver.finding.Card;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Inspection;
import fakereceiver.finding.Outcome;
import java.util.List;
import java.util.function.Function;
import smtpprobe.domain.MailDomain;
import smtpprobe.domain.MxHost;

/** A rule about the domain that mail is from. */
public abstract class DomainRule extends Inspection<MailDomain> {

  DomainRule(Card card) {
    super(card);
  }

  /** One finding for each MX host, or why there is none. */
  final List<Finding> hosts(MailDomain domain, Function<MxHost, Outcome> look) {
    if (domain.mx().isUnavailable()) {
      return one(domain.name().text(), Outcome.skipped("DNS does not say who takes mail for it"));
    }
    return domain.hosts().isEmpty()
        ? one(domain.name().text(), Outcome.skipped("no host takes mail for it"))
        : each(domain.hosts(), host -> host.name().text(), look);
  }
}
