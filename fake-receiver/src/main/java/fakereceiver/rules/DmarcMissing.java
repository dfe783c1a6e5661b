package fakereceiver.rules;

import fakereceiver.auth.dmarc.DmarcRecord;
import fakereceiver.auth.dmarc.DmarcReport;
import fakereceiver.auth.dmarc.DmarcResult;
import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;
import fakereceiver.mail.Message;
import java.util.List;
import java.util.Optional;

/**
 * No DMARC record applies to the domain of the header From: neither its own nor one above it, as
 * far as the receiver looks. Gmail, Yahoo and Outlook want one from bulk senders.
 */
final class DmarcMissing extends MessageRule {

  DmarcMissing() {
    super(
        Heed.AUTHENTICATION,
        new Card(
                "dmarc-missing",
                Owner.DNS,
                "The domain of the header From has no DMARC record",
                "Publish a DMARC record for the domain, v=DMARC1; p=none to begin with",
                "RFC 9989 section 4.7",
                "RFC 9989 section 4.10")
            .byHand(
                "there is a record already that does not work: its owner knows what it was to"
                    + " say"));
  }

  @Override
  public void prepare(Attempt attempt, Dns dns) {
    attempt.message().ifPresent(message -> Authentication.prefetchDmarc(attempt, message, dns));
  }

  @Override
  Outcome examine(Message message, Attempt attempt, Dns dns) {
    Optional<DmarcReport> dmarc = Authentication.dmarcByDkim(attempt, message, List.of(), dns);
    if (dmarc.isEmpty()) {
      return Outcome.skipped(DmarcLook.NO_AUTHOR);
    }
    Evidence evidence = DmarcLook.evidence(dmarc.get());
    if (dmarc.get().record().isPresent() && dmarc.get().result() != DmarcResult.NONE) {
      return Outcome.passed(evidence);
    }
    return dmarc.get().result() == DmarcResult.TEMPERROR
        ? Outcome.undecided(evidence)
        : Outcome.failed(
            evidence,
            isMeant(dmarc.get().answers())
                ? DmarcRecord.MEND
                : "Publish as the TXT record of _dmarc."
                    + dmarc.get().headerFrom()
                    + ": v=DMARC1; p=none");
  }

  private static boolean isMeant(List<Answer<?>> answers) {
    for (Answer<?> answer : answers) {
      for (Object text : answer.records()) {
        if (DmarcRecord.isMeant(text.toString())) {
          return true;
        }
      }
    }
    return false;
  }
}
