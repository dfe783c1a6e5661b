package smtpprobe.rules.domain;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import smtpprobe.domain.MailDomain;
import smtpprobe.domain.StsPolicy;

/** Senders that keep to the policy do not bring mail to such a host. */
final class MtaStsMxUnlisted extends DomainRule {

  MtaStsMxUnlisted() {
    super(
        new Card(
                "mta-sts-mx-unlisted",
                Owner.DNS,
                "The MTA-STS policy does not list a host that takes mail for the domain",
                "Add an mx line for the host to the policy, and give the _mta-sts record a new id",
                "RFC 8461 section 4.1")
            .byHand("the policy is a file on a web server"));
  }

  @Override
  public List<Finding> examine(MailDomain domain) {
    if (domain.stsPolicy().filter(p -> p.problems().isEmpty()).isEmpty()) {
      return one(
          domain.name().text(), Outcome.skipped("there is no MTA-STS policy that can be read"));
    }
    StsPolicy policy = domain.stsPolicy().get();
    if (policy.mode().equals("none")) {
      return one(domain.name().text(), Outcome.skipped("the MTA-STS policy is in mode none"));
    }
    Evidence evidence = Evidence.given("mode " + policy.mode() + ", mx", policy.mx());
    return hosts(
        domain,
        host -> policy.covers(host.name()) ? Outcome.passed(evidence) : Outcome.failed(evidence));
  }
}
