package fakereceiver.store;

import fakereceiver.mail.Transcript;
import fakereceiver.session.Budget;
import fakereceiver.session.SessionRecord;
import fakereceiver.session.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The last sessions, as many as fit: what tests take and pages show. Safe for several threads.
 *
 * <p>It is bounded by number and by octets, so that the memory of a receiver does not grow with the
 * mail it gets.
 */
public final class Journal implements Budget.Remembered {

  /** How many sessions are kept. */
  public static final int MAX_SESSIONS = 1000;

  /** How many octets of messages and transcripts are kept; the last session always is. */
  public static final long MAX_OCTETS = 64L << 20;

  private final AtomicBoolean counted = new AtomicBoolean();
  private final Budget budget;
  private final int maxSessions;
  private final long maxOctets;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long octets;
  private long added;
  private long taken;

  private static final int LINE = 96; // of a transcript, without its text

  private record Entry(SessionRecord session, long octets) {}

  /** An empty journal of the usual size, within the budget of the process. */
  public Journal() {
    this(MAX_SESSIONS, MAX_OCTETS, Budget.ofProcess());
  }

  Journal(int maxSessions, long maxOctets, Budget budget) {
    this.maxSessions = maxSessions;
    this.maxOctets = maxOctets;
    this.budget = budget;
  }

  /** Keeps {@code session}, and gives up the oldest ones that no longer fit. */
  public void add(SessionRecord session) {
    if (!counted.getAndSet(true)) {
      budget.count(this);
    }
    keep(session);
    budget.fit();
  }

  private synchronized void keep(SessionRecord session) {
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
      size += transaction.octets();
    }
    for (Transcript.Line line : session.transcript().lines()) {
      size += line.text().length() + LINE;
    }
    return size;
  }

  @Override
  public synchronized long octets() {
    return octets;
  }

  /** The last session always is kept. */
  @Override
  public synchronized Optional<Instant> oldest() {
    return entries.size() > 1
        ? Optional.of(entries.getFirst().session.started())
        : Optional.empty();
  }

  @Override
  public synchronized void forgetOldest() {
    if (entries.size() > 1) {
      octets -= entries.removeFirst().octets;
    }
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
