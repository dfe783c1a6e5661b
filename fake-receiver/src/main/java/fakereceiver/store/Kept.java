package fakereceiver.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * The last things of a kind, as many as fit by number and by octets; the last one always does. Safe
 * for several threads.
 */
final class Kept<T> {

  private final int most;
  private final long mostOctets;
  private final ToLongFunction<T> sizeOf;
  private final Deque<Entry<T>> entries = new ArrayDeque<>();
  private long octets;
  private long added;
  private long taken;

  private record Entry<T>(T thing, long octets) {}

  Kept(int most, long mostOctets, ToLongFunction<T> sizeOf) {
    this.most = most;
    this.mostOctets = mostOctets;
    this.sizeOf = sizeOf;
  }

  synchronized void add(T thing) {
    Entry<T> entry = new Entry<>(thing, sizeOf.applyAsLong(thing));
    entries.addLast(entry);
    octets += entry.octets;
    added++;
    while (entries.size() > most || (octets > mostOctets && entries.size() > 1)) {
      octets -= entries.removeFirst().octets;
    }
    notifyAll();
  }

  synchronized List<T> all() {
    return entries.stream().map(Entry::thing).toList();
  }

  /** Waits until so many were added in all, {@code patience} at most; says how many were. */
  synchronized long await(long number, Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (added < number) {
      long left = until - System.nanoTime();
      if (left <= 0) {
        break;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return added;
  }

  /** The oldest that was not taken and is still kept, if there is one in time. */
  synchronized Optional<T> take(Duration patience) throws InterruptedException {
    if (await(taken + 1, patience) <= taken) {
      return Optional.empty();
    }
    taken = Math.max(taken, added - entries.size());
    long skip = entries.size() - (added - taken);
    taken++;
    return entries.stream().skip(skip).findFirst().map(Entry::thing);
  }
}
