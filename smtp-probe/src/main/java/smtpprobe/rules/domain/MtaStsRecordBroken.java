package smtpprobe.rules.domain;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import smtpprobe.domain.MailDomain;

/** A record that senders cannot read counts as none. */
final class MtaStsRecordBroken extends WholeDomainRule {

  MtaStsRecordBroken() {
    super(
        new Card(
                "mta-sts-record-broken",
                Owner.DNS,
                "The MTA-STS record of the domain cannot be used",
                "Publish exactly one _mta-sts.DOMAIN TXT record of the form \"v=STSv1;"
                    + " id=20261124T000000\"",
                "RFC 8461 section 3.1")
            .byHand("the policy is a file on a web server"));
  }

  @Override
  Outcome look(MailDomain domain) {
    Evidence evidence = Evidence.of(domain.sts());
    if (domain.sts().isUnavailable()) {
      return Outcome.undecided(evidence);
    }
    if (!domain.sts().isFound()) {
      return Outcome.skipped("there is no _mta-sts record");
    }
    List<String> records = domain.stsRecords();
    boolean good =
        records.size() == 1
            && records.get(0).matches("v=STSv1\\s*;(.*;)?\\s*id=[A-Za-z0-9]{1,32}\\s*(;.*)?");
    return good ? Outcome.passed(evidence) : Outcome.failed(evidence);
  }
}
