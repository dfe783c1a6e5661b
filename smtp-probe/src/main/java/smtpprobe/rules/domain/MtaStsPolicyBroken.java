package smtpprobe.rules.domain;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.domain.MailDomain;
import smtpprobe.domain.PolicyFetch;

/** The record promises a policy, and there is none that senders can use. */
final class MtaStsPolicyBroken extends WholeDomainRule {

  MtaStsPolicyBroken() {
    super(
        new Card(
                "mta-sts-policy-broken",
                Owner.DNS,
                "The MTA-STS policy that the record announces cannot be fetched or read",
                "Serve https://mta-sts.DOMAIN/.well-known/mta-sts.txt over IPv6 and IPv4, with a"
                    + " certificate for that name and without a redirect",
                "RFC 8461 section 3.2",
                "RFC 8461 section 3.3")
            .byHand("the policy is a file on a web server"));
  }

  @Override
  Outcome look(MailDomain domain) {
    if (domain.sts().isUnavailable() || domain.stsRecords().isEmpty()) {
      return Outcome.skipped("there is no _mta-sts record that can be read");
    }
    if (domain.policy().kind() == PolicyFetch.Kind.SKIPPED) {
      return Outcome.skipped("the MTA-STS policy is not fetched: " + domain.policy().text());
    }
    Evidence evidence =
        Evidence.of(domain.sts()).and(Evidence.given("policy:", domain.policy().text()));
    return domain
        .stsPolicy()
        .map(
            policy ->
                policy.problems().isEmpty()
                    ? Outcome.passed(evidence)
                    : Outcome.failed(evidence.and(Evidence.given("problems:", policy.problems()))))
        .orElse(Outcome.failed(evidence));
  }
}
