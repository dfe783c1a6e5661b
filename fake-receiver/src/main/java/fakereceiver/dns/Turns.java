package fakereceiver.dns;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Who may ask: so many at a time, in the order in which they came. Whoever waits for a server that
 * is silent gives its turn to the next, so that servers that do not answer hold nobody up. Safe for
 * many threads.
 */
final class Turns {

  private final Semaphore free;

  Turns(int number) {
    this.free = new Semaphore(number, true);
  }

  /** A turn, if one comes within that time. */
  Optional<Turn> await(Duration patience) throws InterruptedException {
    return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)
        ? Optional.of(new Turn())
        : Optional.empty();
  }

  /** A turn, if one is free. */
  Optional<Turn> take() {
    return free.tryAcquire() ? Optional.of(new Turn()) : Optional.empty();
  }

  /** The right to ask, to be given back once. */
  final class Turn {

    private final AtomicBoolean given = new AtomicBoolean();

    private Turn() {}

    /** The turn is the next one's. Further calls do nothing. */
    void giveBack() {
      if (given.compareAndSet(false, true)) {
        free.release();
      }
    }
  }
}
