package fakereceiver.store;

import fakereceiver.session.Budget;
import fakereceiver.session.Mail;
import fakereceiver.session.SessionRecord;
import fakereceiver.session.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The last sessions and the last mails, as many as fit: what tests take and pages show. Safe for
 * several threads.
 *
 * <p>A mail is here before its client hears the last word on it; a session when it has ended. Both
 * are bounded by number and by octets, so that the memory of a receiver does not grow with the mail
 * it gets.
 */
public final class Recent {

  /** How many sessions are kept, and how many mails. */
  public static final int MAX_SESSIONS = 1000;

  /** How many octets of messages and transcripts are kept; the last session always is. */
  public static final long MAX_OCTETS = 64L << 20;

  private final Kept<SessionRecord> sessions;
  private final Kept<Mail> mails;

  /** An empty one of the usual size, within the budget of the process. */
  public Recent() {
    this(Budget.ofProcess());
  }

  /** An empty one of the usual size, within {@code budget}. */
  public Recent(Budget budget) {
    this(MAX_SESSIONS, MAX_OCTETS, budget);
  }

  Recent(int maxSessions, long maxOctets, Budget budget) {
    sessions = new Kept<>(maxSessions, maxOctets, Recent::sizeOf, budget);
    mails = new Kept<>(maxSessions, maxOctets, Recent::sizeOf, budget);
  }

  /** One that only counts what comes. */
  public static Recent ofNothing(Budget budget) {
    return new Recent(0, 0, budget);
  }

  /** Keeps {@code session}, and gives up the oldest ones that no longer fit. */
  public void add(SessionRecord session) {
    sessions.add(session);
  }

  /** Keeps {@code mail}, and gives up the oldest ones that no longer fit. */
  public void add(Mail mail) {
    mails.add(mail);
  }

  private static long sizeOf(SessionRecord session) {
    long octets = session.transcript().octets();
    for (Transaction mail : session.transactions()) {
      octets += mail.octets();
    }
    return octets;
  }

  private static long sizeOf(Mail mail) {
    return mail.transaction().octets() + mail.transcript().octets();
  }

  /** Nothing comes any more: what is here can still be taken, and nobody waits for more. */
  public void close() {
    sessions.close();
    mails.close();
  }

  /** Whether nothing comes any more. */
  public boolean isClosed() {
    return sessions.isClosed(); // the first: who is woken up by either sees it
  }

  /** The sessions that are kept, oldest first. */
  public List<SessionRecord> sessions() {
    return sessions.all();
  }

  /** The session with that id, if it is still kept. */
  public Optional<SessionRecord> session(String id) {
    return sessions().stream().filter(s -> s.id().equals(id)).findFirst();
  }

  /** The mails that are kept, oldest first. */
  public List<Mail> mails() {
    return mails.all();
  }

  /**
   * The oldest session that has not been taken and is still kept; waits for it, {@code patience} at
   * most. Empty when none has ended by then.
   */
  public Optional<SessionRecord> take(Duration patience) throws InterruptedException {
    return sessions.take(patience);
  }

  /**
   * The oldest mail that has not been taken and is still kept; waits for it, {@code patience} at
   * most. Empty when none is final by then.
   */
  public Optional<Mail> takeMail(Duration patience) throws InterruptedException {
    return mails.take(patience);
  }

  /** Waits until so many mails have come, {@code patience} at most; says how many have. */
  public long awaitMails(int number, Duration patience) throws InterruptedException {
    return mails.await(number, patience);
  }
}
