package smtpprobe.rules.domain;

import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.domain.MailDomain;
import smtpprobe.domain.MxHost;

/** An MX record has to name the host itself. */
final class MxIsAlias extends MxHostRule {

  MxIsAlias() {
    super(
        new Card(
            "mx-is-alias",
            Owner.DNS,
            "An MX record names an alias (CNAME), which several mail servers refuse to follow",
            "Let the MX record name the host that has the address records",
            "RFC 2181 section 10.3",
            "RFC 5321 section 5.1"));
  }

  @Override
  Outcome look(MailDomain domain, MxHost host) {
    if (host.isAlias()) {
      return Outcome.failed(host.evidence());
    }
    return host.isUnavailable()
        ? Outcome.undecided(host.evidence())
        : Outcome.passed(host.evidence());
  }
}
