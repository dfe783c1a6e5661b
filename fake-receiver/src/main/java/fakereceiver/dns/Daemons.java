package fakereceiver.dns;

import java.util.concurrent.ThreadFactory;

/** Threads that have a name and keep no program from ending. */
public final class Daemons {

  private static final long USUAL_STACK = 0; // as the JVM thinks best

  private Daemons() {}

  /** A thread for {@code work}, not started yet. */
  public static Thread thread(String name, Runnable work) {
    return thread(name, USUAL_STACK, work);
  }

  /** The same with a stack of so many octets. */
  public static Thread thread(String name, long stackSize, Runnable work) {
    Thread thread = new Thread(null, work, name, stackSize);
    thread.setDaemon(true);
    return thread;
  }

  /** Makes such threads, all of one name. */
  public static ThreadFactory named(String name) {
    return work -> thread(name, work);
  }
}
