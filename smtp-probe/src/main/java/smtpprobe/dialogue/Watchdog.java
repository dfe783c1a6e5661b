package smtpprobe.dialogue;

import fakereceiver.given.Daemons;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Does something when a time is up or the thread that made it is interrupted, unless it is closed
 * before. A read can be given a timeout but a write cannot, and a server that never reads would
 * block it for ever; and who waits for a socket does not notice being interrupted.
 */
final class Watchdog implements AutoCloseable {

  private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();

  private final Thread owner = Thread.currentThread();
  private final CountDownLatch calledOff = new CountDownLatch(1);
  private final Duration limit;
  private final Runnable bite;
  private final Thread thread;
  private volatile boolean hasBitten;

  Watchdog(Duration limit, Runnable bite) {
    this.limit = limit;
    this.bite = bite;
    thread = Daemons.thread("smtp-probe dialogue deadline", this::watch);
  }

  void start() {
    thread.start();
  }

  private void watch() {
    try {
      long end = System.nanoTime() + limit.toNanos();
      long left = limit.toNanos();
      while (left > 0 && !owner.isInterrupted()) {
        if (calledOff.await(Math.min(left, LOOK_NANOS), TimeUnit.NANOSECONDS)) {
          return;
        }
        left = end - System.nanoTime();
      }
      hasBitten = true;
      bite.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does that; the thread ends here either way
    }
  }

  boolean hasBitten() {
    return hasBitten;
  }

  /** Returns when the thread has ended, so that nothing is left running. */
  @Override
  public void close() {
    calledOff.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
