package fakereceiver.dns;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who may ask: so many at a time, and so many more whose server is silent, since these keep no
 * server busy. When there are more, the sites of clients ({@link ClientNetwork#site}) take turns,
 * within a site its links, within a link who came first; and nobody's site may have more questions
 * with silent servers than there is room left for others. Safe for many threads.
 */
final class Turns {

  private final int busyAtMost;
  private final int openAtMost;
  private final ReentrantLock lock = new ReentrantLock();

  /** At most one turn for each session that waits. */
  private final Map<IpRange, Map<IpRange, ArrayDeque<Turn>>> waiting = new LinkedHashMap<>();

  /** The sites that have some: at most one for each turn that was given. */
  private final Map<IpRange, Integer> openOf = new HashMap<>();

  private int busy;
  private int open;

  /**
   * Nobody asks yet.
   *
   * @param busyAtMost how many may wait for a server that is not silent yet
   * @param openAtMost how many may wait for any server: each takes a file handle
   */
  Turns(int busyAtMost, int openAtMost) {
    this.busyAtMost = busyAtMost;
    this.openAtMost = openAtMost;
  }

  /** A turn, if one comes within that time. */
  Optional<Turn> await(ClientNetwork client, Duration patience) throws InterruptedException {
    Turn turn = new Turn(client);
    lock.lockInterruptibly();
    try {
      queue(turn);
      grant();
      try {
        for (long left = patience.toNanos(); !turn.begun && left > 0; ) {
          left = turn.granted.awaitNanos(left);
        }
      } finally {
        if (!turn.begun) {
          leave(turn);
        }
      }
      return turn.begun ? Optional.of(turn) : Optional.empty();
    } catch (InterruptedException e) {
      if (turn.begun) {
        turn.close(); // it came at the same moment
      }
      throw e;
    } finally {
      lock.unlock();
    }
  }

  /** A turn, if one is free and nobody waits for it. */
  Optional<Turn> take(ClientNetwork client) {
    lock.lock();
    try {
      if (!waiting.isEmpty() || busy >= busyAtMost || !hasRoom(client.site())) {
        return Optional.empty();
      }
      Turn turn = new Turn(client);
      begin(turn);
      return Optional.of(turn);
    } finally {
      lock.unlock();
    }
  }

  private void queue(Turn turn) {
    waiting
        .computeIfAbsent(turn.client.site(), site -> new LinkedHashMap<>())
        .computeIfAbsent(turn.client.link(), link -> new ArrayDeque<>())
        .addLast(turn);
  }

  private void leave(Turn turn) {
    Map<IpRange, ArrayDeque<Turn>> links =
        waiting.getOrDefault(turn.client.site(), new LinkedHashMap<>());
    ArrayDeque<Turn> line = links.getOrDefault(turn.client.link(), new ArrayDeque<>());
    line.remove(turn);
    if (line.isEmpty()) {
      links.remove(turn.client.link());
    }
    if (links.isEmpty()) {
      waiting.remove(turn.client.site());
    }
  }

  /** Lets begin whoever may. */
  private void grant() {
    while (busy < busyAtMost) {
      Optional<IpRange> next = waiting.keySet().stream().filter(this::hasRoom).findFirst();
      if (next.isEmpty()) {
        return;
      }
      Turn turn = first(next.get());
      begin(turn);
      turn.granted.signal();
    }
  }

  /** The first of a site, which then goes behind all others, as does its link within it. */
  private Turn first(IpRange site) {
    Map<IpRange, ArrayDeque<Turn>> links = waiting.getOrDefault(site, Map.of());
    waiting.remove(site);
    Map.Entry<IpRange, ArrayDeque<Turn>> next = links.entrySet().iterator().next();
    IpRange link = next.getKey();
    ArrayDeque<Turn> line = next.getValue();
    links.remove(link);
    Turn turn = line.removeFirst();
    if (!line.isEmpty()) {
      links.put(link, line);
    }
    if (!links.isEmpty()) {
      waiting.put(site, links);
    }
    return turn;
  }

  private boolean hasRoom(IpRange site) {
    return openOf.getOrDefault(site, 0) < openAtMost - open;
  }

  private void begin(Turn turn) {
    turn.begun = true;
    busy++;
    open++;
    openOf.merge(turn.client.site(), 1, Integer::sum);
  }

  /** The right to ask. */
  final class Turn implements AutoCloseable {

    private final ClientNetwork client;
    private final Condition granted = lock.newCondition();
    private boolean begun;
    private boolean silent;
    private boolean ended;

    private Turn(ClientNetwork client) {
      this.client = client;
    }

    /** The server does not answer at once: somebody else may ask meanwhile. */
    void silent() {
      lock.lock();
      try {
        if (!silent) {
          silent = true;
          busy--;
          grant();
        }
      } finally {
        lock.unlock();
      }
    }

    /** The question is over. Further calls do nothing. */
    @Override
    public void close() {
      lock.lock();
      try {
        if (!ended) {
          ended = true;
          open--;
          openOf.merge(client.site(), -1, Integer::sum);
          openOf.remove(client.site(), 0);
          silent();
          grant();
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
