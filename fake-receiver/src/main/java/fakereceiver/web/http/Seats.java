package fakereceiver.web.http;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** How many requests of each kind there may be at once. Safe for several threads. */
final class Seats {

  /** What a reply about a message of the usual largest size may take, with all of its forms. */
  private static final long LARGE_OCTETS = 80 << 20;

  /** The rest of the heap is for those who send mail, and for the program. */
  private static final int SHARE_OF_HEAP = 4;

  private static final long SECONDS_FOR_A_LARGE_ONE = 10;

  /** Of the heap, for replies that are on their way to slow readers. */
  private static final int SHARE_OF_REPLIES = 16;

  private final Map<Route.Kind, Semaphore> free = new EnumMap<>(Route.Kind.class);

  /** Octets of replies for which nobody has to wait. */
  private final Semaphore room;

  Seats(Limits limits, long heap) {
    this.room = new Semaphore((int) Math.min(Integer.MAX_VALUE, heap / SHARE_OF_REPLIES));
    int large = (int) Math.max(1, Math.min(limits.requests(), heap / SHARE_OF_HEAP / LARGE_OCTETS));
    free.put(Route.Kind.SHORT, new Semaphore(limits.requests()));
    free.put(Route.Kind.LARGE, new Semaphore(large, true));
    free.put(Route.Kind.WAITING, new Semaphore(limits.waiting()));
    free.put(Route.Kind.STREAM, new Semaphore(limits.viewers()));
  }

  /** None is taken yet. */
  Taken none() {
    return new Taken();
  }

  /** What one request has taken. For one thread. */
  final class Taken implements AutoCloseable {

    private final List<Semaphore> mine = new ArrayList<>();
    private int octets;

    /**
     * Takes one; a reply that takes much memory waits for its turn a while.
     *
     * @throws Refused when there is none
     */
    void take(Route.Kind kind) throws InterruptedException {
      boolean isLarge = kind == Route.Kind.LARGE;
      if (isLarge) {
        take(Route.Kind.SHORT);
      }
      Semaphore seats = free.get(kind);
      if (seats == null || !seats.tryAcquire(isLarge ? SECONDS_FOR_A_LARGE_ONE : 0, SECONDS)) {
        throw new Refused(
            503,
            "there are too many requests of this kind at once, expected fewer",
            Map.of("Retry-After", "2"));
      }
      mine.add(seats);
    }

    /** The reply is made: others need not wait until it is read, unless there is no room for it. */
    void reply(int length) {
      Semaphore large = free.get(Route.Kind.LARGE);
      if (large != null && mine.contains(large) && room.tryAcquire(length)) {
        octets = length;
        mine.remove(large);
        large.release();
      }
    }

    /** Gives it back. */
    @Override
    public void close() {
      mine.forEach(Semaphore::release);
      room.release(octets);
    }
  }
}
