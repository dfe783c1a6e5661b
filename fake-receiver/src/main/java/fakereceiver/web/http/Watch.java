package fakereceiver.web.http;

import fakereceiver.given.Daemons;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Interrupts threads that take too long, which closes their connections: a client that does not
 * read holds no thread for ever. Safe for several threads.
 */
final class Watch implements AutoCloseable {

  private static final long PERIOD_MILLIS = 500;

  /** At most one for each connection. */
  private final Set<Leash> leashes = ConcurrentHashMap.newKeySet();

  private final Thread thread = Daemons.thread("fake-receiver-web-watch", this::watch);

  Watch() {
    thread.start();
  }

  /** How long the current thread has. */
  Leash begin(Duration patience) {
    Leash leash = new Leash(Thread.currentThread(), patience);
    leashes.add(leash);
    return leash;
  }

  /** Interrupts all of them. */
  void endAll() {
    leashes.forEach(Leash::end);
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(PERIOD_MILLIS);
        long now = System.nanoTime();
        leashes.forEach(leash -> leash.endIfOverdue(now));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  /** What one thread has. */
  final class Leash implements AutoCloseable {

    private final Thread held;
    private long deadline;
    private boolean done;

    private Leash(Thread held, Duration patience) {
      this.held = held;
      this.deadline = System.nanoTime() + patience.toNanos();
    }

    /** It has that long from now on. */
    synchronized void extend(Duration patience) {
      deadline = System.nanoTime() + patience.toNanos();
    }

    private synchronized void endIfOverdue(long now) {
      if (now - deadline > 0) {
        end();
      }
    }

    private synchronized void end() {
      if (!done) {
        held.interrupt();
      }
    }

    /** It has come to its end, and its thread goes on with other things. */
    @Override
    public void close() {
      synchronized (this) {
        done = true;
        Thread.interrupted(); // an end that came just now is not the next request's
      }
      leashes.remove(this);
    }
  }
}
