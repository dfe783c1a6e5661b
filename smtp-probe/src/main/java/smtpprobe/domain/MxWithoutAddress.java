package smtpprobe.domain;

import fakereceiver.judge.Outcome;
import java.util.List;
import smtpprobe.finding.Finding;

/** Mail to such a host goes nowhere. */
final class MxWithoutAddress extends DomainRule {

  MxWithoutAddress() {
    super(
        "mx-without-address",
        "An MX record names a host that has no address",
        "Give the host AAAA and A records, or take it out of the MX records",
        "RFC 5321 section 5.1");
  }

  @Override
  public List<Finding> examine(MailDomain domain) {
    return hosts(
        domain,
        host -> {
          if (host.literal().isPresent()) {
            return Outcome.skipped("it is an address: mx-is-address speaks of it");
          }
          if (host.six().isFound() || host.four().isFound()) {
            return Outcome.passed(host.evidence());
          }
          return host.isUnavailable()
              ? Outcome.undecided(host.evidence())
              : Outcome.failed(host.evidence());
        });
  }
}
