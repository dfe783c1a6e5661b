package smtpprobe.dialogue;

import java.time.Duration;

/**
 * How long to wait; each from 1 millisecond to 1 day.
 *
 * @param connect for the TCP connection
 * @param reply for each whole reply, from the end of the command, and for the whole TLS handshake,
 *     which has a minute at most
 * @param total for the whole dialogue
 */
public record Timeouts(Duration connect, Duration reply, Duration total) {

  /** 30 seconds, and the 5 minutes of RFC 5321 section 4.5.3.2; 15 minutes for everything. */
  public static final Timeouts USUAL =
      new Timeouts(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(15));

  /**
   * Refuses what no socket can be told.
   *
   * @throws IllegalArgumentException when one is outside the limits
   */
  public Timeouts {
    check("connect", connect);
    check("reply", reply);
    check("total", total);
  }

  private static void check(String name, Duration duration) {
    if (duration.toMillis() < 1 || duration.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          name + " timeout " + duration + ", expected 1 millisecond to 1 day");
    }
  }

  /** A duration for people: {@code 5 minutes}, {@code 30 seconds}, {@code 250 milliseconds}. */
  static String words(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 60_000 == 0) {
      return count(millis / 60_000, "minute");
    }
    return millis % 1000 == 0 ? count(millis / 1000, "second") : count(millis, "millisecond");
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
