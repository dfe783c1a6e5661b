package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;

/**
 * The domain of the reverse-path does not exist.
 *
 * <p>Asked for MX, then AAAA and A records, DNS denies the name each time. A name that exists but
 * has none of these is the matter of {@link SenderUnroutable}.
 */
final class SenderDomainMissing extends SenderDomainRule {

  SenderDomainMissing() {
    super(
        new Card(
            "sender-domain-missing",
            Owner.SENDER,
            "The domain of the reverse-path does not exist",
            "Correct the domain of the reverse-path; if it is right, renew its registration"
                + " or its delegation",
            "RFC 5321 section 2.3.5",
            "RFC 5321 section 5.1",
            "RFC 8020 section 2"));
  }

  @Override
  public void prepare(Attempt attempt, Dns dns) {
    Names.senderDomain(attempt).ifPresent(domain -> SenderRoute.prefetch(domain, dns));
  }

  @Override
  Outcome examine(DomainName domain, Attempt attempt, Dns dns) {
    return SenderRoute.of(domain, dns).existence();
  }
}
