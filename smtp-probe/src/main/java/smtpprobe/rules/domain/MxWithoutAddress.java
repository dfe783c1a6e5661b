package smtpprobe.rules.domain;

import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.domain.MailDomain;
import smtpprobe.domain.MxHost;

/** Mail to such a host goes nowhere. */
final class MxWithoutAddress extends MxHostRule {

  MxWithoutAddress() {
    super(
        new Card(
            "mx-without-address",
            Owner.DNS,
            "An MX record names a host that has no address",
            "Give the host AAAA and A records, or take it out of the MX records",
            "RFC 5321 section 5.1"));
  }

  @Override
  Outcome look(MailDomain domain, MxHost host) {
    if (!domain.mx().isFound()) {
      return Outcome.skipped("there is no MX record: domain-mx-implicit speaks of it");
    }
    if (host.literal().isPresent()) {
      return Outcome.skipped("it is an address: mx-is-address speaks of it");
    }
    if (host.six().isFound() || host.four().isFound()) {
      return Outcome.passed(host.evidence());
    }
    return host.isUnavailable()
        ? Outcome.undecided(host.evidence())
        : Outcome.failed(host.evidence());
  }
}
