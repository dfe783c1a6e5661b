package fakereceiver.jury;

import fakereceiver.given.Daemons;
import fakereceiver.journal.Change;
import fakereceiver.journal.Entry;
import fakereceiver.journal.Journal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has every mail that comes into a journal judged by all others, after its client was answered and
 * beside everything else. Safe for several threads.
 *
 * <p>When mail comes faster than it can be judged, the oldest of those that wait is left as it is:
 * nobody is said to have judged it.
 */
public final class Jury implements AutoCloseable {

  /** How many mails wait at most. */
  static final int MAX_WAITING = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(Jury.class);

  private final Journal journal;
  private final Panel panel;
  private final int most;
  private final Journal.Subscription subscription;
  private final Thread thread = Daemons.thread("fake-receiver-jury", this::work);

  /** The numbers of entries that wait; at most {@link #most}. */
  private final Deque<Long> waiting = new ArrayDeque<>();

  private boolean busy;
  private boolean closed;
  private long left;

  private Jury(Journal journal, Panel panel, int most) {
    this.journal = journal;
    this.panel = panel;
    this.most = most;
    this.subscription = journal.listen(this::changed);
  }

  /** Judges what comes from now on, until it is closed. */
  public static Jury start(Journal journal, Panel panel) {
    return start(journal, panel, MAX_WAITING);
  }

  static Jury start(Journal journal, Panel panel, int most) {
    Jury jury = new Jury(journal, panel, most);
    jury.thread.start();
    return jury;
  }

  private synchronized void changed(Change change) {
    if (change instanceof Change.Added added
        && added.entry().number() > 0
        && added.entry().would().isEmpty()) {
      if (waiting.size() == most) {
        waiting.removeFirst();
        tellOfTheFirst();
      }
      waiting.addLast(added.entry().id());
      notifyAll();
    }
  }

  private void tellOfTheFirst() {
    left++;
    if (left == 1) {
      LOG.warn("Mail comes faster than all receivers can judge it; some stays without");
    }
  }

  private void work() {
    try {
      for (Optional<Long> id = next(); id.isPresent(); id = next()) {
        judge(id.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private synchronized Optional<Long> next() throws InterruptedException {
    busy = false;
    notifyAll();
    while (waiting.isEmpty() && !closed) {
      wait();
    }
    busy = !closed;
    return closed ? Optional.empty() : Optional.of(waiting.removeFirst());
  }

  private void judge(long id) {
    try {
      Optional<Entry> entry = journal.entry(id);
      if (entry.isPresent()) {
        journal.judged(id, panel.judge(entry.get().mail().attempt(), entry.get().mail().persona()));
      }
    } catch (RuntimeException e) {
      LOG.warn("Mail {} of the journal cannot be judged by all", id, e);
    }
  }

  /** How many mails were left unjudged since there were too many. */
  public synchronized long left() {
    return left;
  }

  /** How many mails wait to be judged. */
  public synchronized int waiting() {
    return waiting.size();
  }

  /** Waits until nothing is left to judge, {@code patience} at most; whether that is so. */
  public synchronized boolean await(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (busy || !waiting.isEmpty()) {
      long rest = end - System.nanoTime();
      if (rest <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, rest);
    }
    return true;
  }

  /** Judges no more; what waits stays unjudged. */
  @Override
  public void close() {
    subscription.close();
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    thread.interrupt();
  }
}
