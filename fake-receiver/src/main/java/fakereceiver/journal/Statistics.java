package fakereceiver.journal;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Entries counted. Immutable.
 *
 * @param total how many there are
 * @param outcomes how many of each outcome
 * @param times how many of each outcome in each span of time, the earliest first
 * @param faults how many have each fault, most frequent first, {@link #MOST} at most
 * @param networks how many of each outcome came from each network of clients ({@code /64}, or IPv4
 *     address), the busiest first, {@link #MOST} at most
 */
public record Statistics(
    long total,
    Map<String, Long> outcomes,
    List<Span> times,
    Map<String, Long> faults,
    Map<String, Map<String, Long>> networks) {

  /** How many of a kind are told. */
  public static final int MOST = 50;

  /** How many spans of time there are. */
  public static final int SPANS = 48;

  /** A span of time: when it begins, and how many of each outcome came in it. */
  public record Span(Instant begin, Map<String, Long> outcomes) {}

  public Statistics {
    outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    times = List.copyOf(times);
    faults = Collections.unmodifiableMap(new LinkedHashMap<>(faults));
    networks = Collections.unmodifiableMap(new LinkedHashMap<>(networks));
  }
}
