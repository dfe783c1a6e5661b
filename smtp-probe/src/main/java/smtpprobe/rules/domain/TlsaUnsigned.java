package smtpprobe.rules.domain;

import fakereceiver.dns.ServerAnswer;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;

/** DANE counts only where DNSSEC vouches for it. */
final class TlsaUnsigned extends TlsaRule {

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
            "RFC 6698 section 4.1"));
  }

  @Override
  Outcome unanswered(Evidence evidence) {
    return Outcome.undecided(evidence);
  }

  @Override
  Outcome look(ServerAnswer tlsa, Evidence evidence) {
    Evidence state =
        evidence.and(
            Evidence.given("AD flag of the resolver", tlsa.authentic() ? "set" : "not set"));
    return tlsa.authentic() ? Outcome.passed(state) : Outcome.failed(state);
  }
}
