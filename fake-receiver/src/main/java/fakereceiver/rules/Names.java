package fakereceiver.rules;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import java.util.Optional;

/** The two names of an attempt that several rules ask DNS for. */
final class Names {

  /** Why a rule has nothing to say when there is no {@link #helo}. */
  static final String NO_HELO = "the HELO name is not a fully qualified host name";

  /** Why a rule has nothing to say when there is no {@link #senderDomain}. */
  static final String NO_SENDER_DOMAIN = "the reverse-path has no fully qualified domain";

  private Names() {}

  /** Failed, with the card's remedy in words of the client's family: A or AAAA. */
  static Outcome failed(Card card, Attempt attempt, Evidence evidence) {
    return attempt.clientAddress() instanceof Ip4Address
        ? Outcome.failed(evidence, card.remedy().replace("an AAAA record", "an A record"))
        : Outcome.failed(evidence);
  }

  /** The HELO name, when it is a fully qualified host name; {@link HeloNotFqdn} owns the others. */
  static Optional<DomainName> helo(Attempt attempt) {
    return attempt.heloName().flatMap(HeloName::name).filter(DomainName::isFullyQualified);
  }

  /**
   * The domain of the reverse-path, when there is one to ask DNS for; {@link SenderNotFqdn} owns
   * the others.
   */
  static Optional<DomainName> senderDomain(Attempt attempt) {
    return attempt
        .reversePath()
        .flatMap(ReversePath::mailbox)
        .flatMap(Mailbox::domain)
        .filter(DomainName::isFullyQualified);
  }
}
