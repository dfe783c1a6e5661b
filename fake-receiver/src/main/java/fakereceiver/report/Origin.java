package fakereceiver.report;

import java.time.Duration;
import java.time.Instant;

/**
 * How a report came about. Immutable.
 *
 * @param at when the command began
 * @param took how long it took
 * @param places where in the files that it read things are to be mended
 */
public record Origin(Instant at, Duration took, Places places) {

  /** Nothing is known of it. */
  public static final Origin UNKNOWN = new Origin(Instant.EPOCH, Duration.ZERO, Places.NONE);
}
