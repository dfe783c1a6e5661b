package fakereceiver.server;

/**
 * How much one client may have at once: one IPv4 address, or one {@code /64} of IPv6, by the real
 * address that connects. Immutable.
 *
 * @param sessions how many sessions at the same time
 * @param perMinute how many connections in a minute of the clock
 * @param loopback whether that holds for clients on loopback too, where tests and benchmarks are
 */
public record ClientLimits(int sessions, int perMinute, boolean loopback) {

  /** Sessions of one client if nothing is said: far more than a mail server opens to another. */
  public static final int SESSIONS = 1000;

  /** Where nothing is said. */
  public static final ClientLimits DEFAULT = new ClientLimits(SESSIONS, Integer.MAX_VALUE, false);

  /** Refuses a limit that is not positive. */
  public ClientLimits {
    if (sessions < 1 || perMinute < 1) {
      throw new IllegalArgumentException(
          "a limit of " + Math.min(sessions, perMinute) + " for one client, expected at least 1");
    }
  }

  /** With another number of sessions, on loopback as well. */
  public ClientLimits withSessions(int most) {
    return new ClientLimits(most, perMinute, true);
  }

  /** With another number of connections in a minute, on loopback as well. */
  public ClientLimits withPerMinute(int most) {
    return new ClientLimits(sessions, most, true);
  }
}
