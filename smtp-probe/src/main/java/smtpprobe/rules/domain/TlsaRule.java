package smtpprobe.rules.domain;

import fakereceiver.dns.ServerAnswer;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import smtpprobe.domain.MailDomain;
import smtpprobe.domain.MxHost;

/** A rule about the TLSA records of each MX host. */
abstract class TlsaRule extends MxHostRule {

  TlsaRule(Card card) {
    super(card.byHand("it depends on the certificate of the mail server"));
  }

  @Override
  final Outcome look(MailDomain domain, MxHost host) {
    if (host.tlsa().isEmpty()) {
      return Outcome.skipped("zones in memory say nothing about DNSSEC");
    }
    ServerAnswer tlsa = host.tlsa().get();
    Evidence evidence = Evidence.given(tlsa.question().toString(), tlsa.said());
    if (tlsa.rcode().equals("SERVFAIL") || !tlsa.isReply()) {
      return unanswered(evidence);
    }
    return tlsa.records().isEmpty()
        ? Outcome.skipped(host.name() + " has no TLSA record")
        : look(tlsa, evidence);
  }

  /** Where the resolver does not say which records there are. */
  abstract Outcome unanswered(Evidence evidence);

  abstract Outcome look(ServerAnswer tlsa, Evidence evidence);
}
