package fakereceiver.server.smtp;

import fakereceiver.dns.IpAddress;
import fakereceiver.mail.Printable;
import fakereceiver.mail.Transcript;
import fakereceiver.server.wire.TranscriptWriter;
import fakereceiver.session.Mail;
import fakereceiver.session.SessionRecord;
import fakereceiver.session.Transaction;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of one session besides its mails, and the records that are made of both. For the
 * session's own thread.
 */
final class SessionFacts {

  private final String id;
  private final String persona;
  private final Clock clock;
  private final Instant started;
  private final IpAddress peer;
  private final Identity identity;
  private final TranscriptWriter transcript;
  private Optional<SessionRecord.Tls> tls = Optional.empty();
  private Optional<String> trouble = Optional.empty();

  /** Of a session that begins now. */
  SessionFacts(
      String id,
      SessionSettings settings,
      IpAddress peer,
      Identity identity,
      TranscriptWriter transcript) {
    this.id = id;
    this.persona = settings.judge().persona().name();
    this.clock = settings.clock();
    this.started = clock.instant();
    this.peer = peer;
    this.identity = identity;
    this.transcript = transcript;
  }

  /** When it began. */
  Instant started() {
    return started;
  }

  /** TLS has been started. */
  void tls(SessionRecord.Tls settled) {
    tls = Optional.of(settled);
  }

  /** Whether TLS has been started. */
  boolean isTls() {
    return tls.isPresent();
  }

  /** Notes what went wrong; the first such note is shown with the record. */
  void trouble(String what) {
    String printable = Printable.of(what);
    transcript.event(printable);
    trouble = trouble.isPresent() ? trouble : Optional.of(printable);
  }

  /** A mail that is final now. */
  Mail mail(int number, Transaction transaction, Transcript said) {
    return new Mail(
        id,
        number,
        persona,
        clock.instant(),
        peer,
        identity.claims(),
        transaction,
        said,
        tls,
        trouble);
  }

  /** The session, which is over now. */
  SessionRecord session(Transactions transactions) {
    return new SessionRecord(
        id,
        persona,
        started,
        transcript.elapsed(),
        peer,
        identity.claims(),
        transactions.list(),
        transactions.forgotten(),
        transcript.transcript(),
        tls,
        trouble);
  }
}
