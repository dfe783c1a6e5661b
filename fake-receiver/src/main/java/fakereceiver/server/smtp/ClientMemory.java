package fakereceiver.server.smtp;

import fakereceiver.dns.IpRange;
import fakereceiver.judge.Memory;
import fakereceiver.judge.TimeBehaviour;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who was here, and when: the memory of one receiver, for as long as it runs. Of very many the
 * longest unseen are forgotten first.
 */
public final class ClientMemory implements Memory {

  /** How many senders with a recipient, and how many networks of each kind, are kept in mind. */
  static final int MAX = 10_000;

  /** How many moments of all networks together are kept in mind. */
  static final int MAX_MOMENTS = 1_000_000;

  /** Who does not come back for so long is new again; Rspamd's greylisting has the same. */
  static final Duration FORGOTTEN = Duration.ofDays(1);

  private record CountedNetwork(Counted what, IpRange network) {}

  private record Seen(Instant first, Instant last) {

    /** Whether it was too long ago, or will only be because the clock was set back. */
    boolean isOutdated(Instant now) {
      return last.plus(FORGOTTEN).isBefore(now) || first.isAfter(now);
    }
  }

  private final Clock clock;

  /** At most {@link #MAX}. */
  private final Map<Triplet, Seen> triplets = new LinkedHashMap<>(16, 0.75f, true);

  /** At most {@link #MAX} networks, with {@link #MAX_MOMENTS} together. */
  private final Map<CountedNetwork, Deque<Instant>> moments = new LinkedHashMap<>(16, 0.75f, true);

  private int kept;

  /** An empty one, dated by {@code clock}. */
  public ClientMemory(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Duration known(Triplet triplet) {
    Instant now = clock.instant();
    Seen seen = triplets.get(triplet);
    Instant first = seen == null || seen.isOutdated(now) ? now : seen.first();
    triplets.put(triplet, new Seen(first, now));
    forgetOldest();
    return Duration.between(first, now);
  }

  private void forgetOldest() {
    if (triplets.size() > MAX) {
      triplets.remove(triplets.keySet().iterator().next());
    }
  }

  @Override
  public synchronized int count(Counted what, IpRange network, TimeBehaviour.Quota quota) {
    Instant now = clock.instant();
    Deque<Instant> recent =
        moments.computeIfAbsent(new CountedNetwork(what, network), unseen -> new ArrayDeque<>(1));
    while (!recent.isEmpty() && !recent.getFirst().plus(quota.within()).isAfter(now)) {
      recent.removeFirst();
      kept--;
    }
    while (!recent.isEmpty() && recent.getLast().isAfter(now)) {
      recent.removeLast(); // the clock was set back
      kept--;
    }
    int number = recent.size() + 1;
    if (number <= quota.most()) {
      recent.addLast(now);
      kept++;
    }
    while (moments.size() > MAX || (kept > MAX_MOMENTS && moments.size() > 1)) {
      Iterator<Deque<Instant>> oldest = moments.values().iterator();
      kept -= oldest.next().size();
      oldest.remove();
    }
    return number;
  }

  /** How much is kept in mind now. */
  synchronized int size() {
    return triplets.size() + moments.size();
  }
}
