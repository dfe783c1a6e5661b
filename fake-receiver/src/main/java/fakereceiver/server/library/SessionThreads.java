package fakereceiver.server.library;

import fakereceiver.given.Daemons;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The threads of sessions: virtual ones where the JDK has them, otherwise daemons that are used
 * again.
 *
 * <p>The library waits for its executor for ever when it stops. This one loses patience, and then
 * its sessions lose their sockets.
 */
final class SessionThreads extends AbstractExecutorService {

  /** How long sessions have, when the receiver is closed, to say goodbye; then to be gone. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Judging needs little, TLS some; five thousand threads reserve what is given here. */
  private static final long STACK_SIZE = 512L << 10;

  private final ExecutorService threads;
  private final Consumer<Runnable> runner;
  private final Runnable closeAll;

  /**
   * Runs every task through {@code runner}; {@code closeAll} is what it does about tasks that do
   * not end.
   */
  SessionThreads(Consumer<Runnable> runner, Runnable closeAll) {
    this.threads = Daemons.many("fake-receiver-session", STACK_SIZE);
    this.runner = runner;
    this.closeAll = closeAll;
  }

  boolean areVirtual() {
    return !(threads instanceof ThreadPoolExecutor);
  }

  @Override
  public void execute(Runnable task) {
    ((Executor) threads).execute(() -> runner.accept(task));
  }

  @Override
  public void shutdown() {
    threads.shutdown();
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
