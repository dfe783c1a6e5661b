package fakereceiver.web.http;

/**
 * How many requests there may be at once, and of one client in a minute.
 *
 * @param requests that are answered at once
 * @param waiting that wait for mail
 * @param viewers that are told of every change
 * @param rate of one client
 */
public record Limits(int requests, int waiting, int viewers, Rate rate) {

  /** If nothing is said. */
  public static final Limits DEFAULT = new Limits(64, 200, 500);

  /**
   * How often one client may ask: one IPv4 address, or one {@code /64}.
   *
   * @param perMinute how many requests in a minute
   * @param loopback whether that holds for clients on loopback too, where tests are
   */
  public record Rate(int perMinute, boolean loopback) {

    /** If nothing is said: far more than a page that somebody looks at needs. */
    public static final Rate DEFAULT = new Rate(1200, false);

    /** Refuses a limit that is not positive. */
    public Rate {
      if (perMinute < 1) {
        throw new IllegalArgumentException(
            "a limit of " + perMinute + " requests in a minute, expected at least 1");
      }
    }
  }

  /** With the usual rate. */
  public Limits(int requests, int waiting, int viewers) {
    this(requests, waiting, viewers, Rate.DEFAULT);
  }

  /** With another rate. */
  public Limits withRate(Rate other) {
    return new Limits(requests, waiting, viewers, other);
  }
}
