package smtpprobe.send;

import fakereceiver.given.UsageException;
import java.time.Duration;
import java.util.Optional;

/**
 * How often, how fast and for how long. Immutable.
 *
 * @param times how many mails go each way, 1 to {@link #MOST_TIMES}
 * @param interval the least time from the start of one transaction to that of the next
 * @param retry whether to try again what was deferred
 * @param most how many transactions there may be all in all, when each way is gone once; 1 to
 *     {@link #MOST_WAYS}. Tries of the same mail are not counted
 */
public record Manner(int times, Duration interval, Optional<Retry> retry, int most) {

  /** Receivers are real people's servers: this is a probe, not a load generator. */
  public static final int MOST_TIMES = 100;

  /** So many transactions are made unless more are asked for. */
  public static final int USUAL_WAYS = 50;

  /** Nobody needs more for one look. */
  public static final int MOST_WAYS = 200;

  /** After so many transactions without any reply, the receiver has had enough of us. */
  public static final int BANNED = 3;

  /** One mail each way, at once, and no second try. */
  public static final Manner ONCE = new Manner(1, Duration.ZERO, Optional.empty(), USUAL_WAYS);

  /**
   * Refuses what would be a nuisance.
   *
   * @throws IllegalArgumentException when something is outside its limits, or mails that are
   *     repeated are to be tried again as well
   */
  public Manner {
    if (times < 1 || times > MOST_TIMES) {
      throw new UsageException(
          times + " mails each way, expected 1 to " + MOST_TIMES + ": this is no load generator");
    }
    if (most < 1 || most > MOST_WAYS) {
      throw new UsageException("at most " + most + " transactions, expected 1 to " + MOST_WAYS);
    }
    if (interval.isNegative() || interval.compareTo(Duration.ofHours(1)) > 0) {
      throw new UsageException(
          interval.toSeconds() + " s between transactions, expected 0 to 3600");
    }
    if (times > 1 && retry.isPresent()) {
      throw new UsageException(
          "to repeat and to retry, expected one of them: answers could not be told apart");
    }
  }

  /** Mails sent once each way, and deferred ones tried again. */
  public static Manner retrying(Retry retry) {
    return new Manner(1, Duration.ZERO, Optional.of(retry), USUAL_WAYS);
  }

  /**
   * Refuses too many.
   *
   * @throws IllegalArgumentException when {@code ways} make more transactions than allowed
   */
  public void checkCount(int ways) {
    int limit = times > 1 ? MOST_TIMES : most;
    if ((long) ways * times > limit) {
      throw new UsageException(
          "that makes "
              + (long) ways * times
              + " transactions ("
              + ways
              + " ways from an own address to a server"
              + (times > 1 ? ", " + times + " mails each" : "")
              + "), expected at most "
              + limit
              + (times > 1 ? "" : "; --max raises that to " + MOST_WAYS + " at most")
              + ". Nothing was sent");
    }
  }
}
