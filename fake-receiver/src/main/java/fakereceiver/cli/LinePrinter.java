package fakereceiver.cli;

import fakereceiver.dns.Daemons;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints lines in the order in which they come, on a thread of its own: no client waits for its
 * reply because nobody reads what is printed of its mail. Safe for several threads.
 */
final class LinePrinter implements AutoCloseable {

  /** So many characters may wait for a reader; whoever has one more line waits, too. */
  private static final int MAX_WAITING = 4 << 20;

  /** How long a reader may take for what is left at the end. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final PrintWriter out;
  private final PrintWriter err;

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

  synchronized void print(String line) {
    try {
      while (waiting > MAX_WAITING && !closed) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // its session is made to end; the line is not lost
    }
    lines.add(line);
    waiting += line.length() + 1;
    notifyAll();
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
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does that
    }
  }

  /** All that has come, once there is something; nothing at the end. */
  private synchronized List<String> take() throws InterruptedException {
    while (lines.isEmpty() && !closed) {
      wait();
    }
    List<String> all = List.copyOf(lines);
    lines.clear();
    return all;
  }

  private synchronized void printed(List<String> some) {
    some.forEach(line -> waiting -= line.length() + 1);
    notifyAll();
  }

  /**
   * Waits until all is printed, or nobody has read it for long enough: not longer for whoever
   * closes it once more.
   */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      until = System.nanoTime() + PATIENCE.toNanos();
      notifyAll();
    }
    try {
      for (long left = millisLeft(); left > 0 && waiting > 0; left = millisLeft()) {
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long millisLeft() {
    return (until - System.nanoTime()) / 1_000_000;
  }
}
