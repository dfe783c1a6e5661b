package smtpprobe.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import smtpprobe.check.Watch;

/**
 * Lets Ctrl-C end a wait or a dialogue, and gives the command a few seconds to print what it knows
 * by then. For the thread that made it.
 */
final class Interruption implements Watch.Wait, AutoCloseable {

  private static final long PATIENCE_SECONDS = 5;

  private final Thread worker = Thread.currentThread();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch printed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupt, "smtp-probe-interrupted");

  Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void interrupt() {
    stopped.countDown();
    worker.interrupt();
    try {
      if (worker.isAlive()) {
        printed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean until(Duration over) {
    try {
      return !stopped.await(over.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Waits where nothing is to be printed; false when the program is to stop. */
  static boolean sleep(Duration over) {
    try {
      Thread.sleep(over.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What is known has been printed. */
  @Override
  public void close() {
    printed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // the program is ending already, and the hook runs
    }
  }
}
