package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.Message;
import java.util.Optional;

/**
 * The domain of the header From does not exist, and is not that of the reverse-path, which {@link
 * SenderDomainMissing} looks at. Yahoo refuses such mail.
 */
final class FromDomainMissing extends MessageRule {

  FromDomainMissing() {
    super(
        new Card(
            "from-domain-missing",
            Owner.MESSAGE,
            "The domain of the header From does not exist",
            "Write from a domain that exists; if it is the right one, renew its registration or"
                + " its delegation",
            "RFC 5322 section 3.6.2",
            "RFC 8020 section 2"));
  }

  @Override
  public void prepare(Attempt attempt, Dns dns) {
    domain(attempt, dns)
        .filter(domain -> !isOfReversePath(domain, attempt))
        .ifPresent(domain -> SenderRoute.prefetch(domain, dns));
  }

  @Override
  Outcome examine(Message message, Attempt attempt, Dns dns) {
    Optional<DomainName> domain = domain(attempt, dns);
    if (domain.isEmpty()) {
      return Outcome.skipped(DmarcLook.NO_AUTHOR);
    }
    if (isOfReversePath(domain.get(), attempt)) {
      return Outcome.skipped("it is the domain of the reverse-path");
    }
    return SenderRoute.of(domain.get(), dns).existence();
  }

  private static boolean isOfReversePath(DomainName domain, Attempt attempt) {
    return Names.senderDomain(attempt).filter(domain::equals).isPresent();
  }

  private static Optional<DomainName> domain(Attempt attempt, Dns dns) {
    return attempt.message().flatMap(message -> MessageParts.author(message, dns));
  }
}
