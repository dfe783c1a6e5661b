package smtpprobe.send;

import java.time.Duration;
import java.util.Optional;

/**
 * Tries again what was deferred, as a mail server would: after a minute, after five, then every
 * five minutes, and a last time when the time is up. Immutable.
 *
 * @param atMost how long to go on after the first try
 */
public record Retry(Duration atMost) {

  /** Nobody waits for longer than that. */
  public static final Duration LONGEST = Duration.ofHours(4);

  /** Long enough for the usual five minutes of greylisting. */
  public static final Retry USUAL = new Retry(Duration.ofMinutes(20)); // needs LONGEST

  /** Receivers count from when they saw the first try, by their own clock. */
  private static final Duration SLACK = Duration.ofSeconds(10);

  private static final Duration STEP = Duration.ofMinutes(5);

  /**
   * Refuses what never ends.
   *
   * @throws IllegalArgumentException when it is outside 1 s to {@link #LONGEST}
   */
  public Retry {
    if (atMost.compareTo(Duration.ofSeconds(1)) < 0 || atMost.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "retrying for " + atMost.toSeconds() + " s, expected 1 to " + LONGEST.toSeconds());
    }
  }

  /** When the next try is due, counted from the first; empty when {@code tries} were enough. */
  public Optional<Duration> next(int tries) {
    Duration due = planned(tries);
    if (due.compareTo(atMost) < 0) {
      return Optional.of(due);
    }
    return tries == 1 || planned(tries - 1).compareTo(atMost) < 0
        ? Optional.of(atMost)
        : Optional.empty();
  }

  private static Duration planned(int tries) {
    return tries == 1
        ? Duration.ofMinutes(1)
        : STEP.multipliedBy(Math.max(0, tries - 1)).plus(SLACK);
  }

  /** {@code 5 min 3 s}. */
  public static String words(Duration duration) {
    return duration.toMinutes() == 0
        ? duration.toSeconds() + " s"
        : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
  }
}
