package fakereceiver.web.http;

import fakereceiver.given.Daemons;
import java.util.concurrent.ExecutorService;

/** The threads of requests: virtual ones where the JDK has them, otherwise daemons used again. */
final class WebThreads {

  private static final long STACK_SIZE = 512L << 10;

  private WebThreads() {}

  /** New ones. The connections that need them are bounded, so they are. */
  static ExecutorService open() {
    return Daemons.many("fake-receiver-web", STACK_SIZE);
  }
}
