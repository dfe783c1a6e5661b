package smtpprobe.rules.domain;

import fakereceiver.dns.ServerAnswer;
import fakereceiver.dns.ServerRecord;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import java.util.Optional;
import smtpprobe.domain.MailDomain;
import smtpprobe.domain.MxHost;
import smtpprobe.domain.Tlsa;

/** Senders take such a record for a promise that cannot be kept. */
final class TlsaUnusable extends DomainRule {

  TlsaUnusable() {
    super(
        new Card(
                "tlsa-unusable",
                Owner.DNS,
                "A TLSA record of an MX host cannot be used for SMTP",
                "Publish records of the form 3 1 1 (or 2 1 1) with the SHA-256 digest of the key",
                "RFC 7672 section 3.1.3")
            .byHand("it depends on the certificate of the mail server"));
  }

  @Override
  public List<Finding> examine(MailDomain domain) {
    return hosts(domain, TlsaUnusable::look);
  }

  private static Outcome look(MxHost host) {
    if (host.tlsa().isEmpty()) {
      return Outcome.skipped("zones in memory say nothing about DNSSEC");
    }
    ServerAnswer tlsa = host.tlsa().get();
    Evidence evidence = Evidence.given(tlsa.question().toString(), tlsa.said());
    if (tlsa.rcode().equals("SERVFAIL") || !tlsa.isReply()) {
      return Outcome.skipped("the resolver does not say which TLSA records there are");
    }
    if (tlsa.records().isEmpty()) {
      return Outcome.skipped(host.name() + " has no TLSA record");
    }
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
