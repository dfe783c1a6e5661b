package fakereceiver.dns.wire;

import java.time.Duration;
import java.util.Locale;

/**
 * The end of somebody's patience, on the clock that never jumps. Immutable.
 *
 * @param start {@link System#nanoTime()} at the beginning
 * @param patience how long from there
 */
public record Deadline(long start, Duration patience) {

  /** How the reason begins when nobody answered in time. */
  public static final String TIMED_OUT = "timed out";

  private static final Duration LONGEST = Duration.ofHours(1);

  /** Begins now. */
  public static Deadline in(Duration patience) {
    return new Deadline(System.nanoTime(), shorter(patience, LONGEST));
  }

  public static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** How much is left; zero or less when it is over. */
  public Duration left() {
    return patience.minus(took());
  }

  public boolean isOver() {
    Duration left = left();
    return left.isNegative() || left.isZero();
  }

  /** How much has gone by. */
  public Duration took() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** How much has gone by, for people: {@code 2 s}, {@code 0.3 s}. */
  public String tookInWords() {
    return seconds(took());
  }

  /** A duration to a tenth of a second, for people. */
  public static String seconds(Duration duration) {
    String text = String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + " s";
  }
}
