package fakereceiver.server.wire;

import java.time.Duration;

/**
 * How patient the receiver is, to within a second or a twentieth of the shortest time, whichever is
 * less.
 *
 * @param idle how long the client may send nothing
 * @param command how long one command line, one message or one TLS handshake may take, however
 *     busily its octets trickle in
 * @param session how long a whole session may last
 */
public record Timeouts(Duration idle, Duration command, Duration session) {

  /** More than a century; nobody's clock counts much further. */
  private static final Duration MOST = Duration.ofHours(999_999);

  /** RFC 5321 section 4.5.3.2.7 asks for five minutes; only real queues need so much when idle. */
  public static final Timeouts DEFAULT =
      new Timeouts(Duration.ofSeconds(60), Duration.ofMinutes(5), Duration.ofMinutes(10));

  /** Refuses durations that are not positive, or for ever. */
  public Timeouts {
    for (Duration duration : new Duration[] {idle, command, session}) {
      if (duration.isNegative() || duration.isZero() || duration.compareTo(MOST) > 0) {
        throw new IllegalArgumentException(
            "timeout " + duration + ", expected a positive one of 999999 hours at most");
      }
    }
  }
}
