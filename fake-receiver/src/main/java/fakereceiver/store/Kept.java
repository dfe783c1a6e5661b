package fakereceiver.store;

import fakereceiver.session.Budget;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * The last things of a kind, as many as fit by number, by octets and into the budget; the last one
 * always does, unless none is to be kept. Safe for several threads.
 */
final class Kept<T> implements Budget.Remembered {

  private final int most;
  private final long mostOctets;
  private final ToLongFunction<T> sizeOf;
  private final Budget budget;

  /** At most {@link #most}, of {@link #mostOctets} together. */
  private final Deque<Entry<T>> entries = new ArrayDeque<>();

  private long octets;
  private long added;
  private long taken;
  private boolean closed;

  private record Entry<T>(T thing, long octets, long since) {}

  Kept(int most, long mostOctets, ToLongFunction<T> sizeOf, Budget budget) {
    this.most = most;
    this.mostOctets = mostOctets;
    this.sizeOf = sizeOf;
    this.budget = budget;
    budget.count(this);
  }

  void add(T thing) {
    if (most == 0) {
      count();
    } else {
      keep(new Entry<>(thing, sizeOf.applyAsLong(thing), System.nanoTime()));
      budget.fit();
    }
  }

  private synchronized void count() {
    added++;
    notifyAll();
  }

  private synchronized void keep(Entry<T> entry) {
    entries.addLast(entry);
    octets += entry.octets;
    count();
    while (entries.size() > most || (octets > mostOctets && entries.size() > 1)) {
      octets -= entries.removeFirst().octets;
    }
  }

  @Override
  public synchronized long octets() {
    return octets;
  }

  @Override
  public synchronized OptionalLong oldest() {
    return entries.size() > 1 ? OptionalLong.of(entries.getFirst().since) : OptionalLong.empty();
  }

  @Override
  public synchronized void forgetOldest() {
    if (entries.size() > 1) {
      octets -= entries.removeFirst().octets;
    }
  }

  synchronized List<T> all() {
    return entries.stream().map(Entry::thing).toList();
  }

  /** Nothing comes any more, and nobody waits. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Waits until so many were added in all, {@code patience} at most; says how many were. */
  synchronized long await(long number, Duration patience) throws InterruptedException {
    await(() -> number, patience);
    return added;
  }

  /** {@code number} is asked anew whenever something has come, which others may have taken. */
  private void await(LongSupplier number, Duration patience) throws InterruptedException {
    long most = TimeUnit.NANOSECONDS.convert(patience); // for ever is some centuries
    long until = System.nanoTime() + Math.max(0, most);
    while (added < number.getAsLong() && !closed) {
      long left = until - System.nanoTime();
      if (left <= 0) {
        break;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  /** The oldest that was not taken and is still kept, if there is one in time. */
  synchronized Optional<T> take(Duration patience) throws InterruptedException {
    await(() -> taken + 1, patience);
    if (added <= taken || entries.isEmpty()) {
      return Optional.empty();
    }
    taken = Math.max(taken, added - entries.size());
    long skip = entries.size() - (added - taken);
    taken++;
    return entries.stream().skip(skip).findFirst().map(Entry::thing);
  }
}
