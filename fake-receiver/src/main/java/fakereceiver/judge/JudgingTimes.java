package fakereceiver.judge;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * How long judging took, waiting for DNS included, by stage: how often not longer than each of some
 * bounds. Whoever has a clock counts. Safe for several threads, which do not wait for each other.
 */
public final class JudgingTimes {

  /** In seconds; what took longer is behind the last one. */
  private static final List<Double> BOUNDS =
      List.of(0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 20.0);

  private static final double NANOS = 1e9;
  private static final long[] NANO_BOUNDS =
      BOUNDS.stream().mapToLong(bound -> Math.round(bound * NANOS)).toArray();

  private final Map<Stage, Times> stages = new EnumMap<>(Stage.class); // only read from then on

  private static final class Times {
    private final List<LongAdder> counts =
        Stream.generate(LongAdder::new).limit(BOUNDS.size() + 1L).toList();
    private final LongAdder nanos = new LongAdder();
  }

  /** Nothing is counted yet. */
  public JudgingTimes() {
    for (Stage stage : Stage.values()) {
      stages.put(stage, new Times());
    }
  }

  private Times of(Stage stage) {
    return Objects.requireNonNull(stages.get(stage));
  }

  /** The bounds, in seconds. */
  public static List<Double> bounds() {
    return BOUNDS;
  }

  /** A stage was judged in so many nanoseconds. */
  public void add(Stage stage, long nanos) {
    Times times = of(stage);
    int place = 0;
    while (place < NANO_BOUNDS.length && nanos > NANO_BOUNDS[place]) {
      place++;
    }
    times.counts.get(place).increment();
    times.nanos.add(nanos);
  }

  /** How often a stage took longer than the bound before and not longer than this, and the rest. */
  public List<Long> counts(Stage stage) {
    return of(stage).counts.stream().map(LongAdder::sum).toList();
  }

  /** How many seconds a stage took all in all. */
  public double seconds(Stage stage) {
    return of(stage).nanos.sum() / NANOS;
  }
}
