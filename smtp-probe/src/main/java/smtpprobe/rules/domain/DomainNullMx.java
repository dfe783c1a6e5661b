package smtpprobe.rules.domain;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.domain.MailDomain;

/** Nobody can answer mail of such a domain, and some receivers want to be able to. */
final class DomainNullMx extends WholeDomainRule {

  DomainNullMx() {
    super(
        new Card(
                "domain-null-mx",
                Owner.DNS,
                "The domain that mail is from takes no mail: it has a null MX",
                "Give the domain an MX record, or send from a domain that takes replies and"
                    + " bounces",
                "RFC 7505 section 4.2")
            .byHand(
                "the domain says on purpose that it takes no mail: let it name a host that does, or"
                    + " send as another one"));
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
