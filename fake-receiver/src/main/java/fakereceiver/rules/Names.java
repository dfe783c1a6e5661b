package fakereceiver.rules;

import fakereceiver.dns.DomainName;
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
