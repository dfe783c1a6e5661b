package smtpprobe.rules.domain;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.domain.MailDomain;
import smtpprobe.domain.MxHost;

/** An address in an MX record is taken for a name that does not exist. */
final class MxIsAddress extends MxHostRule {

  MxIsAddress() {
    super(
        new Card(
            "mx-is-address",
            Owner.DNS,
            "An MX record holds an address instead of a name",
            "Give the host a name with address records, and let the MX record name that",
            "RFC 1035 section 3.3.9",
            "RFC 5321 section 5.1"));
  }

  @Override
  Outcome look(MailDomain domain, MxHost host) {
    Evidence evidence = Evidence.of(domain.mx());
    return host.literal().isPresent() ? Outcome.failed(evidence) : Outcome.passed(evidence);
  }
}
