package smtpprobe.check;

import fakereceiver.finding.Finding;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks again and again until nothing is wrong any more, or until the time is up. Immutable.
 *
 * @param interval how long to wait between two looks, a second at least
 * @param cap how long to go on, {@link #LONGEST} at most
 */
public record Watch(Duration interval, Duration cap) {

  /** Nobody waits for longer than that. */
  public static final Duration LONGEST = Duration.ofDays(2);

  /** A way to wait. */
  public interface Wait {
    /** Waits; false when somebody wants it to end. */
    boolean until(Duration over);
  }

  /**
   * Refuses what would never end, or never rest.
   *
   * @throws IllegalArgumentException when one is outside its limits
   */
  public Watch {
    if (interval.compareTo(Duration.ofSeconds(1)) < 0 || interval.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "watching every " + interval.toSeconds() + " s, expected 1 to " + LONGEST.toSeconds());
    }
    if (cap.isNegative() || cap.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "watching for " + cap.toSeconds() + " s, expected 0 to " + LONGEST.toSeconds());
    }
  }

  /** Whether the last look was green. */
  public boolean run(Supplier<List<Finding>> look, Wait wait, Consumer<String> progress) {
    Duration left = cap;
    while (true) {
      List<String> wrong =
          look.get().stream()
              .filter(finding -> finding.isFailed() || finding.isUndecided())
              .map(Finding::id)
              .distinct()
              .sorted()
              .toList();
      if (wrong.isEmpty()) {
        progress.accept("reverse DNS is as it should be");
        return true;
      }
      if (left.compareTo(interval) < 0) {
        progress.accept("the time is up, and there is still " + String.join(", ", wrong));
        return false;
      }
      progress.accept(
          String.join(", ", wrong)
              + "; again in "
              + interval.toSeconds()
              + " s, for another "
              + left.toMinutes()
              + " minutes");
      left = left.minus(interval);
      if (!wait.until(interval)) {
        return false;
      }
    }
  }
}
