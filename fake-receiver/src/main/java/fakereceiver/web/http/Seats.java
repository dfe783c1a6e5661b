package fakereceiver.web.http;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** How many requests of each kind there may be at once. Safe for several threads. */
final class Seats {

  private final Map<Route.Kind, Semaphore> free = new EnumMap<>(Route.Kind.class);

  Seats(Limits limits) {
    free.put(Route.Kind.SHORT, new Semaphore(limits.requests()));
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

    /**
     * Takes one.
     *
     * @throws Refused when there is none
     */
    void take(Route.Kind kind) {
      Semaphore seats = free.get(kind);
      if (seats == null || !seats.tryAcquire()) {
        throw new Refused(
            503,
            "there are too many requests of this kind at once, expected fewer",
            Map.of("Retry-After", "2"));
      }
      mine.add(seats);
    }

    /** Gives it back. */
    @Override
    public void close() {
      mine.forEach(Semaphore::release);
    }
  }
}
