package fakereceiver.store;

import fakereceiver.mail.Transcript;
import fakereceiver.session.SessionRecord;
import fakereceiver.session.Transaction;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The last sessions, as many as fit: what tests take and pages show. Safe for several threads.
 *
 * <p>It is bounded by number and by octets, so that the memory of a receiver does not grow with the
 * mail it gets.
 */
public final class Journal {

  /** How many sessions are kept. */
  public static final int MAX_SESSIONS = 1000;

  /** How many octets of messages and transcripts are kept; the last session always is. */
  public static final long MAX_OCTETS = 64L << 20;

  private final int maxSessions;
  private final long maxOctets;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long octets;
  private long added;
  private long taken;

  private record Entry(SessionRecord session, long octets) {}

  /** An empty journal of the usual size. */
  public Journal() {
    this(MAX_SESSIONS, MAX_OCTETS);
  }

  Journal(int maxSessions, long maxOctets) {
    this.maxSessions = maxSessions;
    this.maxOctets = maxOctets;
  }

  /** Keeps {@code session}, and gives up the oldest ones that no longer fit. */
  public synchronized void add(SessionRecord session) {
    Entry entry = new Entry(session, sizeOf(session));
    entries.addLast(entry);
    octets += entry.octets;
    added++;
    while (entries.size() > maxSessions || (octets > maxOctets && entries.size() > 1)) {
      octets -= entries.removeFirst().octets;
    }
    notifyAll();
  }

  private static long sizeOf(SessionRecord session) {
    long size = 0;
    for (Transaction transaction : session.transactions()) {
      size += transaction.size();
    }
    for (Transcript.Line line : session.transcript().lines()) {
      size += line.text().length();
    }
    return size;
  }

  /** The sessions that are kept, oldest first. */
  public synchronized List<SessionRecord> sessions() {
    return entries.stream().map(Entry::session).toList();
  }

  /** The session with that id, if it is still kept. */
  public synchronized Optional<SessionRecord> session(String id) {
    return entries.stream().map(Entry::session).filter(s -> s.id().equals(id)).findFirst();
  }

  /**
   * The oldest session that has not been taken and is still kept; waits for it, {@code patience} at
   * most. Empty when none has ended by then.
   */
  public synchronized Optional<SessionRecord> take(Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (taken == added) {
      long left = until - System.nanoTime();
      if (left <= 0) {
        return Optional.empty();
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    taken = Math.max(taken, added - entries.size());
    long skip = entries.size() - (added - taken);
    taken++;
    return entries.stream().skip(skip).findFirst().map(Entry::session);
  }
}
