package smtpprobe.rules.domain;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.domain.MailDomain;

/** There is nothing to look at, and no record to publish, where nobody has registered the name. */
final class DomainMissing extends WholeDomainRule {

  DomainMissing() {
    super(
        new Card(
            "domain-missing",
            Owner.SENDER,
            "The domain that mail is from does not exist",
            "Correct the domain; if it is right, renew its registration or its delegation",
            "RFC 5321 section 2.3.5"));
  }

  @Override
  Outcome look(MailDomain domain) {
    Evidence evidence = Evidence.of(domain.mx());
    if (domain.mx().isUnavailable()) {
      return Outcome.undecided(evidence);
    }
    return domain.isMissing() ? Outcome.failed(evidence) : Outcome.passed(evidence);
  }
}
