package smtpprobe.domain;

import fakereceiver.judge.Outcome;
import java.util.List;
import java.util.function.Function;
import smtpprobe.finding.Finding;
import smtpprobe.finding.Inspection;

/** A rule about the domain that mail is from. */
public abstract class DomainRule extends Inspection<MailDomain> {

  DomainRule(String id, String fault, String remedy, String... references) {
    super(id, fault, remedy, references);
  }

  @Override
  public List<Finding> examine(MailDomain domain) {
    return one(domain.name().text(), look(domain));
  }

  /** The one thing that it finds, for rules that look at the domain as a whole. */
  Outcome look(MailDomain domain) {
    throw new IllegalStateException(card().id() + " looks at parts of the domain");
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
