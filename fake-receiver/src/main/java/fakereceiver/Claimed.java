package fakereceiver;

import fakereceiver.dns.IpAddress;
import fakereceiver.session.Claim;
import fakereceiver.session.SeenAs;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whom the clients of one receiver are taken for. Safe for several threads. */
final class Claimed implements Function<IpAddress, Optional<Claim>> {

  private final List<SeenAs> networks;
  private final Deque<Claim> next = new ArrayDeque<>();
  private Optional<Claim> standing;

  /**
   * As it is told from the beginning.
   *
   * @param standing of clients on loopback
   * @param networks of clients in these networks, wherever they are
   */
  Claimed(Optional<Claim> standing, List<SeenAs> networks) {
    this.standing = standing;
    this.networks = List.copyOf(networks);
  }

  /** Of every session on loopback from now on. */
  synchronized void always(Claim claim) {
    standing = Optional.of(claim);
  }

  /** Of no session any more, unless one was named for it. */
  synchronized void never() {
    standing = Optional.empty();
  }

  /** Of every session on loopback that nothing else is said of. */
  synchronized Optional<Claim> standing() {
    return standing;
  }

  /** Of one session on loopback, after those that were named so before. */
  synchronized void next(Claim claim) {
    next.addLast(claim);
  }

  /** Of a session that begins: what was named for it alone, for its network, for loopback. */
  @Override
  public synchronized Optional<Claim> apply(IpAddress peer) {
    if (peer.isLoopback() && !next.isEmpty()) {
      return Optional.of(next.removeFirst());
    }
    Optional<Claim> ofNetwork = SeenAs.of(peer, networks);
    return ofNetwork.isPresent() || !peer.isLoopback() ? ofNetwork : standing;
  }
}
