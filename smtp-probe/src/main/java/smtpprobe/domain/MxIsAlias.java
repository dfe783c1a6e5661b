package smtpprobe.domain;

import fakereceiver.judge.Outcome;
import java.util.List;
import smtpprobe.finding.Finding;

/** An MX record has to name the host itself. */
final class MxIsAlias extends DomainRule {

  MxIsAlias() {
    super(
        "mx-is-alias",
        "An MX record names an alias (CNAME), which several mail servers refuse to follow",
        "Let the MX record name the host that has the address records",
        "RFC 2181 section 10.3",
        "RFC 5321 section 5.1");
  }

  @Override
  public List<Finding> examine(MailDomain domain) {
    return hosts(
        domain,
        host ->
            host.isAlias()
                ? Outcome.failed(host.evidence())
                : host.isUnavailable()
                    ? Outcome.undecided(host.evidence())
                    : Outcome.passed(host.evidence()));
  }
}
