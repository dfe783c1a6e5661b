package smtpprobe.domain;

import fakereceiver.judge.Evidence;
import fakereceiver.judge.Outcome;

/** Nobody can answer mail of such a domain, and some receivers want to be able to. */
final class DomainNullMx extends DomainRule {

  DomainNullMx() {
    super(
        "domain-null-mx",
        "The domain that mail is from takes no mail: it has a null MX",
        "Give the domain an MX record, or send from a domain that takes replies and bounces",
        "RFC 7505 section 4.2");
  }

  @Override
  Outcome look(MailDomain domain) {
    Evidence evidence = Evidence.of(domain.mx());
    if (domain.mx().isUnavailable()) {
      return Outcome.undecided(evidence);
    }
    return domain.isNull() ? Outcome.failed(evidence) : Outcome.passed(evidence);
  }
}
