package fakereceiver.web.http;

import fakereceiver.dns.Daemons;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of requests: virtual ones where the JDK has them, otherwise daemons used again. */
final class WebThreads {

  private static final long STACK_SIZE = 512L << 10;

  private WebThreads() {}

  /** New ones. The connections that need them are bounded, so they are. */
  static ExecutorService open() {
    try {
      MethodHandle virtual =
          MethodHandles.publicLookup()
              .findStatic(
                  Executors.class,
                  "newVirtualThreadPerTaskExecutor",
                  MethodType.methodType(ExecutorService.class));
      return (ExecutorService) virtual.invoke();
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          30,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> Daemons.thread("fake-receiver-web", STACK_SIZE, task));
    } catch (Throwable e) {
      throw new IllegalStateException("no virtual threads, though this JDK has them", e);
    }
  }
}
