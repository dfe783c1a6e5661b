package smtpprobe.rules.domain;

import fakereceiver.dns.ServerAnswer;
import fakereceiver.dns.ServerRecord;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.Optional;
import smtpprobe.domain.Tlsa;

/** Senders take such a record for a promise that cannot be kept. */
final class TlsaUnusable extends TlsaRule {

  TlsaUnusable() {
    super(
        new Card(
            "tlsa-unusable",
            Owner.DNS,
            "A TLSA record of an MX host cannot be used for SMTP",
            "Publish records of the form 3 1 1 (or 2 1 1) with the SHA-256 digest of the key",
            "RFC 7672 section 3.1.3"));
  }

  @Override
  Outcome unanswered(Evidence evidence) {
    return Outcome.skipped("the resolver does not say which TLSA records there are");
  }

  @Override
  Outcome look(ServerAnswer tlsa, Evidence asked) {
    Evidence evidence = asked;
    boolean bad = false;
    for (ServerRecord record : tlsa.records()) {
      Optional<String> problem =
          Tlsa.of(record).map(Tlsa::problem).orElse(Optional.of("cannot be read"));
      bad |= problem.isPresent();
      evidence =
          evidence.and(Evidence.given("record " + record.data(), problem.orElse("can be used")));
    }
    return bad ? Outcome.failed(evidence) : Outcome.passed(evidence);
  }
}
