package fakereceiver.web.api;

import fakereceiver.journal.Change;
import fakereceiver.journal.Journal;
import fakereceiver.journal.Summary;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The last changes of a journal, numbered, for everybody who follows it. Safe for several threads.
 *
 * <p>They are held once, whoever follows: a reader has but the number of the last one it was told,
 * so a slow one holds nothing and slows nobody.
 */
final class Events implements AutoCloseable {

  private static final long OF_CHANGE = 200;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** At most {@link #most}, of {@link #mostOctets} together, about. */
  private final Deque<Numbered> last = new ArrayDeque<>();

  private final int most;
  private final long mostOctets;
  private final Journal.Subscription subscription;
  private long octets;
  private long number;
  private boolean closed;

  /** A change with its number: one more than that of the change before. */
  record Numbered(long number, Change change) {}

  /**
   * What has happened since.
   *
   * @param isWhole false when some of it is not known any more
   * @param changes in order
   * @param next the number to go on from
   */
  record Since(boolean isWhole, List<Numbered> changes, long next) {}

  Events(Journal journal, int most, long mostOctets) {
    this.most = most;
    this.mostOctets = mostOctets;
    this.subscription = journal.listen(this::add);
  }

  private void add(Change change) {
    lock.lock();
    try {
      last.addLast(new Numbered(++number, change));
      octets += octetsOf(change);
      while (last.size() > most || (octets > mostOctets && last.size() > 1)) {
        octets -= octetsOf(last.removeFirst().change());
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static long octetsOf(Change change) {
    if (change instanceof Change.Added added) {
      return octetsOf(added.entry());
    } else if (change instanceof Change.Judged judged) {
      return octetsOf(judged.entry());
    }
    return OF_CHANGE;
  }

  private static long octetsOf(Summary entry) {
    long texts = entry.to().stream().mapToLong(String::length).sum();
    return 5 * OF_CHANGE
        + 2 * (texts + entry.subject().length() + entry.from().length() + entry.reply().length());
  }

  /** The number of the last change. */
  long now() {
    lock.lock();
    try {
      return number;
    } finally {
      lock.unlock();
    }
  }

  /** What has happened since that number, at most {@code limit} changes; waits until there is. */
  Since await(long since, int limit, Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long nanos = patience.toNanos();
      while (number == since && nanos > 0 && !closed) {
        nanos = changed.awaitNanos(nanos);
      }
      if (closed) {
        throw new InterruptedException("the server is closed");
      }
      long oldest = number - last.size(); // changes after this one are known
      if (since < oldest || since > number) {
        return new Since(false, List.of(), number);
      }
      List<Numbered> some = newest((int) (number - since)).stream().limit(limit).toList();
      return new Since(true, some, since + some.size());
    } finally {
      lock.unlock();
    }
  }

  private List<Numbered> newest(int count) {
    List<Numbered> newest = new ArrayList<>();
    for (Iterator<Numbered> back = last.descendingIterator(); newest.size() < count; ) {
      newest.add(back.next());
    }
    Collections.reverse(newest);
    return newest;
  }

  @Override
  public void close() {
    subscription.close();
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
