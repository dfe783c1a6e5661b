package smtpprobe.rules.domain;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.domain.MailDomain;

/** Without reports, nobody hears of mail that TLS rules keep away. */
final class TlsRptMissing extends WholeDomainRule {

  TlsRptMissing() {
    super(
        new Card(
                "tls-rpt-missing",
                Owner.DNS,
                "The domain asks senders for protected connections (MTA-STS or DANE), and not for"
                    + " reports on failures",
                "Publish _smtp._tls.DOMAIN TXT \"v=TLSRPTv1; rua=mailto:ADDRESS\"",
                "RFC 8460 section 3")
            .byHand(
                "there is a record already that does not work: its owner knows what it was to"
                    + " say"));
  }

  @Override
  Outcome look(MailDomain domain) {
    boolean dane =
        domain.hosts().stream()
            .anyMatch(h -> h.tlsa().filter(a -> !a.records().isEmpty()).isPresent());
    if (domain.stsRecords().isEmpty() && !dane) {
      return Outcome.skipped("the domain uses neither MTA-STS nor DANE");
    }
    Evidence evidence = Evidence.of(domain.tlsRpt());
    if (domain.tlsRpt().isUnavailable()) {
      return Outcome.undecided(evidence);
    }
    boolean good =
        domain.tlsRpt().records().stream()
            .anyMatch(
                t -> t.startsWith("v=TLSRPTv1") && t.matches("(?s).*;\\s*rua=(mailto|https):.+"));
    return good ? Outcome.passed(evidence) : Outcome.failed(evidence);
  }
}
