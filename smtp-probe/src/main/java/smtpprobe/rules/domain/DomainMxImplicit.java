package smtpprobe.rules.domain;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.domain.MailDomain;
import smtpprobe.domain.MxHost;

/** Without an MX record, mail goes to whatever the bare name leads to. */
final class DomainMxImplicit extends WholeDomainRule {

  DomainMxImplicit() {
    super(
        new Card(
            "domain-mx-implicit",
            Owner.DNS,
            "The domain has no MX record, so its mail goes to the address of the bare name, often a"
                + " web server",
            "Publish an MX record that names the mail host",
            "RFC 5321 section 5.1"));
  }

  @Override
  Outcome look(MailDomain domain) {
    Evidence evidence =
        domain.hosts().stream()
            .filter(host -> domain.mx().isAbsent())
            .map(MxHost::evidence)
            .reduce(Evidence.of(domain.mx()), Evidence::and);
    if (domain.mx().isUnavailable()) {
      return Outcome.undecided(evidence);
    }
    return domain.mx().isFound() ? Outcome.passed(evidence) : Outcome.failed(evidence);
  }
}
