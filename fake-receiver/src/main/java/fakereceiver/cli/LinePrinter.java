package fakereceiver.cli;

import fakereceiver.given.Daemons;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Prints lines in the order in which they come, on a thread of its own: no client waits for its
 * reply because nobody reads what is printed of its mail. Safe for several threads.
 */
final class LinePrinter implements AutoCloseable {

  /** So many characters may wait for a reader; whoever has one more line waits, too. */
  private static final int MAX_WAITING = 4 << 20;

  /**
   * After a line, or several, so long pass until the next: to wake a thread for each of thousands a
   * second costs more than to print them.
   */
  private static final Duration BREATH = Duration.ofMillis(2);

  /** How long a reader may take for what is left at the end. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final PrintWriter out;
  private final PrintWriter err;

  /** A lock and no monitor: a virtual thread that waits in one holds its carrier until JDK 24. */
  private final Lock lock = new ReentrantLock();

  private final Condition come = lock.newCondition();
  private final Condition gone = lock.newCondition();

  /** At most {@link #MAX_WAITING} characters, and a line of each thread. */
  private final List<String> lines = new ArrayList<>();

  /** Characters of lines that have come and are not printed. */
  private int waiting;

  private boolean closed;

  /** Until then, once it is closed, a reader may take what is left. */
  private long until;

  private LinePrinter(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Prints to {@code out}.
   *
   * @param err told once when that fails
   */
  static LinePrinter to(PrintWriter out, PrintWriter err) {
    LinePrinter printer = new LinePrinter(out, err);
    Daemons.thread("fake-receiver-log", printer::run).start();
    return printer;
  }

  void print(String line) {
    lock.lock();
    try {
      waitForRoom();
      lines.add(line);
      waiting += line.length() + 1;
      come.signal();
    } finally {
      lock.unlock();
    }
  }

  private void waitForRoom() {
    try {
      while (waiting > MAX_WAITING && !closed) {
        gone.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // its session is made to end; the line is not lost
    }
  }

  private void run() {
    boolean told = false;
    try {
      for (List<String> some = take(); !some.isEmpty(); some = take()) {
        some.forEach(out::println);
        if (out.checkError() && !told) { // it flushes, too: somebody may read along
          told = true;
          err.println("The log cannot be written: from here on, lines may be missing in it");
          err.flush();
        }
        printed(some);
        TimeUnit.NANOSECONDS.sleep(BREATH.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does that
    }
  }

  /** All that has come, once there is something; nothing at the end. */
  private List<String> take() throws InterruptedException {
    lock.lock();
    try {
      while (lines.isEmpty() && !closed) {
        come.await();
      }
      List<String> all = List.copyOf(lines);
      lines.clear();
      return all;
    } finally {
      lock.unlock();
    }
  }

  private void printed(List<String> some) {
    lock.lock();
    try {
      some.forEach(line -> waiting -= line.length() + 1);
      gone.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until all is printed, or nobody has read it for long enough: not longer for whoever
   * closes it once more.
   */
  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        until = System.nanoTime() + PATIENCE.toNanos();
        come.signalAll();
        gone.signalAll();
      }
      while (waiting > 0 && until - System.nanoTime() > 0) {
        gone.awaitNanos(until - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
