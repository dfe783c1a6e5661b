package fakereceiver.server.library;

import fakereceiver.given.Daemons;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of sessions: virtual ones where the JDK has them, otherwise daemons that are used
 * again.
 *
 * <p>The library waits for its executor for ever when it stops. This one loses patience, and then
 * its sessions lose their sockets.
 */
final class SessionThreads extends AbstractExecutorService {

  private static final Logger LOG = LoggerFactory.getLogger(SessionThreads.class);

  /** How long sessions have, when the receiver is closed, to say goodbye; then to be gone. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ExecutorService threads;
  private final Consumer<Runnable> runner;
  private final Consumer<Runnable> turnAway;
  private final Runnable closeAll;

  /** One that is there when no other can be had; what it runs is over at once. */
  private final ThreadPoolExecutor spare;

  private boolean troubled; // for the accepting thread

  /**
   * Runs every task through {@code runner}; {@code closeAll} is what it does about tasks that do
   * not end, {@code turnAway} about one that there is no thread for, before it is run all the same.
   */
  SessionThreads(Consumer<Runnable> runner, Consumer<Runnable> turnAway, Runnable closeAll) {
    this(Daemons.many("fake-receiver-session"), runner, turnAway, closeAll);
  }

  SessionThreads(
      ExecutorService threads,
      Consumer<Runnable> runner,
      Consumer<Runnable> turnAway,
      Runnable closeAll) {
    this.threads = threads;
    this.runner = runner;
    this.turnAway = turnAway;
    this.closeAll = closeAll;
    this.spare =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Daemons.named("fake-receiver-spare"));
  }

  /** Makes the one for bad times; until then there is no thread. */
  void prepare() {
    spare.prestartCoreThread();
  }

  boolean areVirtual() {
    return !(threads instanceof ThreadPoolExecutor);
  }

  @Override
  public void execute(Runnable task) {
    try {
      ((Executor) threads).execute(() -> runner.accept(task));
      troubled = false;
    } catch (OutOfMemoryError e) { // of threads, which a container may limit
      tell(e);
      turnAway.accept(task);
      spare.execute(() -> runner.accept(task));
    }
  }

  /** Once, until there is a thread again. */
  private void tell(OutOfMemoryError trouble) {
    if (!troubled) {
      troubled = true;
      LOG.error("clients are told 421 until some have gone: {}", trouble.getMessage());
    }
  }

  @Override
  public void shutdown() {
    threads.shutdown();
    spare.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    return threads.shutdownNow();
  }

  @Override
  public boolean isShutdown() {
    return threads.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return threads.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    long patience = Math.min(PATIENCE.toNanos(), unit.toNanos(timeout));
    if (threads.awaitTermination(patience, TimeUnit.NANOSECONDS)) {
      return true;
    }
    closeAll.run();
    threads.shutdownNow();
    return threads.awaitTermination(patience, TimeUnit.NANOSECONDS);
  }
}
