package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import java.util.Optional;

/**
 * The domain of the reverse-path does not exist.
 *
 * <p>Asked for MX, then AAAA and A records, DNS denies the name each time. A name that exists but
 * has none of these is the matter of {@link SenderUnroutable}.
 */
final class SenderDomainMissing extends Rule {

  SenderDomainMissing() {
    super(
        Stage.MAIL,
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
  public Outcome examine(Attempt attempt, Dns dns) {
    Optional<DomainName> domain = Names.senderDomain(attempt);
    if (domain.isEmpty()) {
      return Outcome.skipped(Names.NO_SENDER_DOMAIN);
    }
    SenderRoute route = SenderRoute.of(domain.get(), dns);
    Evidence evidence = Evidence.of(route.answers());
    return switch (route.state()) {
      case MISSING -> Outcome.failed(evidence);
      case ROUTED, UNROUTED -> Outcome.passed(evidence);
      case UNKNOWN -> Outcome.undecided(evidence);
    };
  }
}
