package fakereceiver.server.smtp;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Takes the time that a persona takes for a reply, if the receiver was told to. */
final class Pause {

  /** How soon a pause ends when the session does. */
  private static final Duration LOOK = Duration.ofMillis(100);

  private final boolean taken;
  private final BooleanSupplier over;

  /**
   * For one session.
   *
   * @param taken whether pauses are made at all
   * @param over whether the session has ended meanwhile
   */
  Pause(boolean taken, BooleanSupplier over) {
    this.taken = taken;
    this.over = over;
  }

  boolean isTaken() {
    return taken;
  }

  /** Waits for {@code time}, or until the session is over. */
  void take(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    try {
      for (long left = time.toNanos();
          left > 0 && !over.getAsBoolean();
          left = end - System.nanoTime()) {
        TimeUnit.NANOSECONDS.sleep(Math.min(left, LOOK.toNanos()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the receiver is being closed
    }
  }
}
