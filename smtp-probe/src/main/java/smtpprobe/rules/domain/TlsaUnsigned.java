package smtpprobe.rules.domain;

import fakereceiver.dns.ServerAnswer;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import smtpprobe.domain.MailDomain;
import smtpprobe.domain.MxHost;

/** DANE counts only where DNSSEC vouches for it. */
final class TlsaUnsigned extends DomainRule {

  TlsaUnsigned() {
    super(
        new Card(
                "tlsa-unsigned",
                Owner.DNS,
                "An MX host has TLSA records, and DNSSEC does not vouch for them, so they count for"
                    + " nothing",
                "Sign the zone of the MX host and publish its DS record at the registrar; or, if it"
                    + " is signed, ask a resolver that checks DNSSEC",
                "RFC 7672 section 2.2",
                "RFC 6698 section 4.1")
            .byHand("it depends on the certificate of the mail server"));
  }

  @Override
  public List<Finding> examine(MailDomain domain) {
    return hosts(domain, TlsaUnsigned::look);
  }

  private static Outcome look(MxHost host) {
    if (host.tlsa().isEmpty()) {
      return Outcome.skipped("zones in memory say nothing about DNSSEC");
    }
    ServerAnswer tlsa = host.tlsa().get();
    Evidence evidence = Evidence.given(tlsa.question().toString(), tlsa.said());
    if (tlsa.rcode().equals("SERVFAIL") || !tlsa.isReply()) {
      return Outcome.undecided(evidence);
    }
    if (tlsa.records().isEmpty()) {
      return Outcome.skipped(host.name() + " has no TLSA record");
    }
    Evidence state =
        evidence.and(
            Evidence.given("AD flag of the resolver", tlsa.authentic() ? "set" : "not set"));
    return tlsa.authentic() ? Outcome.passed(state) : Outcome.failed(state);
  }
}
