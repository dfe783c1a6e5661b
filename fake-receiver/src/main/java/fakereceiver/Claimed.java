package fakereceiver;

import fakereceiver.session.Claim;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;

/** Whom a test takes the clients of one receiver for. Safe for several threads. */
final class Claimed implements Supplier<Optional<Claim>> {

  private final Deque<Claim> next = new ArrayDeque<>();
  private Optional<Claim> standing;

  Claimed(Optional<Claim> standing) {
    this.standing = standing;
  }

  /** Of every session from now on. */
  synchronized void always(Claim claim) {
    standing = Optional.of(claim);
  }

  /** Of no session any more, unless one was named for it. */
  synchronized void never() {
    standing = Optional.empty();
  }

  /** Of every session that nothing else is said of. */
  synchronized Optional<Claim> standing() {
    return standing;
  }

  /** Of one session, after those that were named so before. */
  synchronized void next(Claim claim) {
    next.addLast(claim);
  }

  /** Of a session that begins. */
  @Override
  public synchronized Optional<Claim> get() {
    return next.isEmpty() ? standing : Optional.of(next.removeFirst());
  }
}
