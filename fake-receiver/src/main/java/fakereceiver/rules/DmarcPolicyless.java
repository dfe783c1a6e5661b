package fakereceiver.rules;

import fakereceiver.auth.dmarc.DmarcRecord;
import fakereceiver.auth.dmarc.DmarcReport;
import fakereceiver.auth.dmarc.DmarcResult;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;
import fakereceiver.mail.Message;
import java.util.Optional;

/**
 * The DMARC record that applies has no {@code p}. RFC 9989 only recommends the tag, and such a
 * record stands for {@code p=none}; RFC 7489 requires it, and receivers that go by it pass over a
 * record that has neither {@code p} nor {@code rua}.
 */
final class DmarcPolicyless extends MessageRule {

  private final Authentication authentication;

  DmarcPolicyless(Authentication authentication) {
    super(
        Heed.AUTHENTICATION,
        new Card(
                "dmarc-policyless",
                Owner.DNS,
                "The DMARC record has no p, and stands for p=none at most",
                "Say p=none, p=quarantine or p=reject behind v=DMARC1",
                "RFC 9989 section 4.7",
                "RFC 9989 section 4.10.1",
                "RFC 7489 section 6.3")
            .byHand("which policy was meant only the owner of the domain knows"));
    this.authentication = authentication;
  }

  @Override
  Outcome examine(Message message, Attempt attempt, Dns dns) {
    return authentication
        .dmarc(attempt, message, dns)
        .map(DmarcPolicyless::outcome)
        .orElseGet(() -> Outcome.skipped(DmarcLook.NO_AUTHOR));
  }

  private static Outcome outcome(DmarcReport dmarc) {
    Evidence evidence = DmarcLook.evidence(dmarc);
    if (dmarc.result() == DmarcResult.TEMPERROR) {
      return Outcome.undecided(evidence);
    }
    Optional<DmarcRecord> record = dmarc.record();
    if (record.isEmpty()) {
      return Outcome.skipped(dmarc.why());
    }
    return record.get().tags().containsKey("p")
        ? Outcome.passed(evidence)
        : Outcome.failed(
            evidence.and(Evidence.given("p is missing, so the policy is read as", "p=none")),
            "Say p=none in the record of _dmarc."
                + dmarc.policyDomain().orElse(dmarc.headerFrom())
                + ", behind v=DMARC1: some receivers pass over a record without p");
  }
}
