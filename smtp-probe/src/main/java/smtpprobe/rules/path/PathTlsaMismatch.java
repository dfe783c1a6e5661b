package smtpprobe.rules.path;

import fakereceiver.dns.ServerAnswer;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import smtpprobe.domain.Tlsa;
import smtpprobe.path.Contact;
import smtpprobe.path.Path;

/** Senders with DANE keep such mail in the queue. */
final class PathTlsaMismatch extends ContactRule {

  PathTlsaMismatch() {
    super(
        new Card(
            "path-tlsa-mismatch",
            Owner.RECEIVER,
            "The certificate of a receiver is not the one that its TLSA records promise",
            "The receiver has to publish a TLSA record for the new key before it uses it; until"
                + " then senders with DANE defer",
            "RFC 7672 section 2.2",
            "RFC 7671 section 8"));
  }

  @Override
  Outcome look(Path path, Contact contact) {
    if (contact.tlsa().isEmpty() || contact.tlsa().get().records().isEmpty()) {
      return Outcome.skipped(contact.host() + " has no TLSA record that a resolver gives");
    }
    ServerAnswer tlsa = contact.tlsa().get();
    if (!tlsa.authentic()) {
      return Outcome.skipped("DNSSEC does not vouch for the TLSA records of " + contact.host());
    }
    if (contact.visit().tls().isEmpty()) {
      return Outcome.skipped(contact.target() + " has no TLS");
    }
    List<Tlsa> records = tlsa.records().stream().flatMap(r -> Tlsa.of(r).stream()).toList();
    Evidence evidence = contact.evidence().and(Evidence.given("TLSA", records));
    return records.stream().anyMatch(r -> r.matches(contact.visit().chain()))
        ? Outcome.passed(evidence)
        : Outcome.failed(evidence);
  }
}
