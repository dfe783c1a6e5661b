package fakereceiver.server.library;

import fakereceiver.dns.Daemons;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
    this.threads = newThreads();
    this.runner = runner;
    this.closeAll = closeAll;
  }

  /** The one place that knows of a method newer than Java 17. */
  private static ExecutorService newThreads() {
    try {
      MethodHandle virtual =
          MethodHandles.publicLookup()
              .findStatic(
                  Executors.class,
                  "newVirtualThreadPerTaskExecutor",
                  MethodType.methodType(ExecutorService.class));
      return (ExecutorService) virtual.invoke();
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return pool();
    } catch (Throwable e) {
      throw new IllegalStateException("no virtual threads, though this JDK has them", e);
    }
  }

  private static ExecutorService pool() {
    AtomicLong count = new AtomicLong();
    ThreadFactory factory =
        task ->
            Daemons.thread("fake-receiver-session-" + count.incrementAndGet(), STACK_SIZE, task);
    return new ThreadPoolExecutor(
        0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
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
