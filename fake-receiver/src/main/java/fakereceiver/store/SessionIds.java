package fakereceiver.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers for sessions, each given once: to one receiver, or to several that share them. Safe for
 * several threads.
 */
public final class SessionIds {

  private final AtomicLong last;

  private SessionIds(long last) {
    this.last = new AtomicLong(last);
  }

  /**
   * From 1, or from behind the last session that has a message in {@code store}, so that one id is
   * one session there.
   */
  public static SessionIds behind(Optional<Path> store) {
    return behind(store, 0);
  }

  /** The same, and from behind {@code last}, which somebody else remembers. */
  public static SessionIds behind(Optional<Path> store, long last) {
    return new SessionIds(Math.max(last, store.map(MailFolder::lastSession).orElse(0L)));
  }

  public String next() {
    return Long.toString(last.incrementAndGet());
  }
}
