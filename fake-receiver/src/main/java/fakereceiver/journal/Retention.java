package fakereceiver.journal;

import java.time.Duration;

/**
 * How much a journal on disk keeps: the oldest entries go first. Immutable.
 *
 * @param age how old an entry may become
 * @param count how many entries there may be
 * @param octets how many octets the files may have, about
 */
public record Retention(Duration age, int count, long octets) {

  /** A month, 100,000 entries, 4 GiB. */
  public static final Retention USUAL = new Retention(Duration.ofDays(30), 100_000, 4L << 30);

  /** Whatever is there stays. */
  public static final Retention EVERYTHING =
      new Retention(Duration.ofDays(36_500), Integer.MAX_VALUE, 1L << 50);

  /** The least size: less would be a file for each mail. */
  public static final long LEAST_OCTETS = 1L << 20;

  /** Refuses what would keep nothing. */
  public Retention {
    if (age.isNegative() || age.isZero() || count < 1 || octets < LEAST_OCTETS) {
      throw new IllegalArgumentException(
          "expected an age, at least one entry, and at least " + LEAST_OCTETS + " octets");
    }
  }

  /** The same of {@code most} entries, if those are fewer. */
  Retention ofCount(int most) {
    return new Retention(age, Math.max(1, Math.min(count, most)), octets);
  }
}
