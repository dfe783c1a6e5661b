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
