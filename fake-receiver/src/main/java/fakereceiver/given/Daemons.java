package fakereceiver.given;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Threads that have a name and keep no program from ending. */
public final class Daemons {

  private static final long USUAL_STACK = 0; // as the JVM thinks best

  /** TLS needs some, nothing else as much; five thousand threads reserve what is given here. */
  private static final long SMALL_STACK = 512L << 10;

  private Daemons() {}

  /** A thread for {@code work}, not started yet. */
  public static Thread thread(String name, Runnable work) {
    return thread(name, USUAL_STACK, work);
  }

  private static Thread thread(String name, long stackSize, Runnable work) {
    Thread thread = new Thread(null, work, name, stackSize);
    thread.setDaemon(true);
    return thread;
  }

  /** Makes such threads, all of one name. */
  public static ThreadFactory named(String name) {
    return work -> thread(name, work);
  }

  /**
   * Runs each task on a thread of its own: a virtual one where the JDK has them, otherwise a daemon
   * that is used again. Whoever gives the tasks bounds their number.
   */
  public static ExecutorService many(String name) {
    try {
      MethodHandle virtual = // newer than Java 17
          MethodHandles.publicLookup()
              .findStatic(
                  Executors.class,
                  "newVirtualThreadPerTaskExecutor",
                  MethodType.methodType(ExecutorService.class));
      return (ExecutorService) virtual.invoke();
    } catch (NoSuchMethodException | IllegalAccessException e) {
      AtomicLong count = new AtomicLong();
      return new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          30,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> thread(name + "-" + count.incrementAndGet(), SMALL_STACK, task));
    } catch (Throwable e) {
      throw new IllegalStateException("no virtual threads, though this JDK has them", e);
    }
  }
}
