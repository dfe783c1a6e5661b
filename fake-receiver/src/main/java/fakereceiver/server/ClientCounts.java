package fakereceiver.server;

import fakereceiver.dns.ClientNetwork;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.IpRange;
import fakereceiver.mail.Reply;
import fakereceiver.server.smtp.Replies;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the clients of one receiver have open, and how often they came. Safe for several threads.
 */
final class ClientCounts {

  /** Of so many networks it is known how often they came in this minute; the first go first. */
  static final int MAX_NETWORKS = 10_000;

  private static final int SECONDS = 60;

  private final ClientLimits limits;
  private final Clock clock;

  /** At most one for each open session. */
  private final Map<IpRange, Integer> open = new HashMap<>();

  /** At most {@link #MAX_NETWORKS}. */
  private final Map<IpRange, Integer> come = new LinkedHashMap<>();

  private long minute;

  ClientCounts(ClientLimits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /** Counts one that comes; what it is to be told when it is one too many. */
  synchronized Optional<Reply> enter(IpAddress peer) {
    if (isFree(peer)) {
      return Optional.empty();
    }
    IpRange client = ClientNetwork.of(peer).link();
    int sessions = open.merge(client, 1, Integer::sum);
    if (comes(client) > limits.perMinute()) {
      return Optional.of(Replies.TOO_OFTEN);
    }
    return sessions > limits.sessions() ? Optional.of(Replies.TOO_MANY_OF_ONE) : Optional.empty();
  }

  private int comes(IpRange client) {
    if (limits.perMinute() == Integer.MAX_VALUE) {
      return 0;
    }
    long now = Math.floorDiv(clock.instant().getEpochSecond(), SECONDS);
    if (now != minute) {
      minute = now;
      come.clear();
    }
    if (come.size() == MAX_NETWORKS && !come.containsKey(client)) {
      come.remove(come.keySet().iterator().next());
    }
    return come.merge(client, 1, Integer::sum);
  }

  /** One that was counted has gone, told off or not. */
  synchronized void leave(IpAddress peer) {
    if (!isFree(peer)) {
      open.computeIfPresent(
          ClientNetwork.of(peer).link(), (client, count) -> count == 1 ? null : count - 1);
    }
  }

  private boolean isFree(IpAddress peer) {
    return peer.isLoopback() && !limits.loopback();
  }

  /** How many networks are remembered now. */
  synchronized int size() {
    return open.size() + come.size();
  }
}
