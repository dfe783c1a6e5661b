package fakereceiver.server;

import fakereceiver.given.Daemons;
import fakereceiver.server.smtp.SmtpSession;
import fakereceiver.server.wire.Timeouts;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends sessions in time: their threads wait for clients, and look at no clock.
 *
 * <p>Reads with a timeout of the JDK's take three system calls in place of one, and on a virtual
 * thread a task of a scheduler. What this costs is a glance at each session a second, or twenty
 * times within the shortest timeout.
 */
final class Watch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long SHORTEST = Duration.ofMillis(1).toNanos();
  private static final int WITHIN = 20;

  private final Set<SmtpSession> open;
  private final long period;

  // Both are for the watching thread.
  private Set<SmtpSession> cut = Set.of();
  private long second = System.nanoTime() + SECOND;

  private final Thread thread = Daemons.thread("fake-receiver-watch", this::run);

  /** One that does not watch yet. */
  Watch(Set<SmtpSession> open, Timeouts timeouts) {
    this.open = open;
    long shortest =
        Stream.of(timeouts.idle(), timeouts.command(), timeouts.session())
            .mapToLong(TimeUnit.NANOSECONDS::convert)
            .min()
            .orElseThrow();
    this.period = Math.max(SHORTEST, Math.min(SECOND, shortest / WITHIN));
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        TimeUnit.NANOSECONDS.sleep(period);
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private void look() {
    try {
      open.forEach(session -> session.wire().keepTime());
      if (System.nanoTime() - second >= 0) {
        second += SECOND;
        cut.forEach(session -> session.wire().close()); // they had a second to say goodbye
        cut = open.stream().filter(SmtpSession::isCut).collect(Collectors.toSet());
      }
    } catch (RuntimeException | OutOfMemoryError e) { // without a watch, the silent stay
      LOG.warn("The watch over sessions has failed", e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
