package smtpprobe.rules.domain;

import fakereceiver.auth.dmarc.DmarcRecord;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import smtpprobe.domain.MailDomain;

/** Large receivers ask for a policy, be it none. */
final class DomainDmarcMissing extends WholeDomainRule {

  DomainDmarcMissing() {
    super(
        new Card(
                "domain-dmarc-missing",
                Owner.DNS,
                "The domain that mail is from has no DMARC record",
                "Publish _dmarc.DOMAIN TXT \"v=DMARC1; p=none; rua=mailto:ADDRESS\", and tighten it"
                    + " when the reports are clean",
                "RFC 9989",
                "RFC 7489 section 6.3")
            .byHand(
                "there is a record already that does not work: its owner knows what it was to"
                    + " say"));
  }

  private static Outcome failed(MailDomain domain, Evidence evidence) {
    List<List<String>> texts =
        domain.dmarc().answers().stream()
            .map(answer -> answer.records().stream().map(Object::toString).toList())
            .toList();
    if (texts.stream().anyMatch(own -> own.stream().filter(DmarcRecord::isOne).count() > 1)) {
      return Outcome.failed(
          evidence,
          "Receivers take several DMARC records for none. Keep the one that is meant, and take"
              + " the others away");
    }
    return texts.stream().flatMap(List::stream).anyMatch(DmarcRecord::isMeant)
        ? Outcome.failed(evidence, DmarcRecord.MEND)
        : Outcome.failed(evidence);
  }

  @Override
  Outcome look(MailDomain domain) {
    Evidence evidence =
        Evidence.of(domain.dmarc().answers()).and(Evidence.given("DMARC", domain.dmarc().why()));
    return switch (domain.dmarc().result()) {
      case NONE -> failed(domain, evidence);
      case TEMPERROR -> Outcome.undecided(evidence);
      case PASS, FAIL -> Outcome.passed(evidence);
    };
  }
}
