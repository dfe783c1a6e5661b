package fakereceiver.web.http;

import fakereceiver.dns.ClientNetwork;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.IpRange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How many requests each client sends in a minute that begins with its first one. A client is one
 * IPv4 address, or one {@code /64}. Safe for several threads.
 */
final class Rates {

  /** Of so many clients it is known; the one whose minute began first is forgotten first. */
  static final int MAX_CLIENTS = 10_000;

  private static final long MINUTE = 60_000_000_000L;
  private static final long SECOND = 1_000_000_000L;

  private final Limits.Rate rate;
  private final LongSupplier nanos;

  /** At most {@link #MAX_CLIENTS}. */
  private final Map<IpRange, Minute> minutes = new LinkedHashMap<>();

  private static final class Minute {
    private final long since;
    private int requests;

    Minute(long since) {
      this.since = since;
    }
  }

  /** By a clock that goes on and on. */
  Rates(Limits.Rate rate, LongSupplier nanos) {
    this.rate = rate;
    this.nanos = nanos;
  }

  /**
   * Counts a request.
   *
   * @throws Refused when it is one too many
   */
  void check(IpAddress peer) {
    if (peer.isLoopback() && !rate.loopback()) {
      return;
    }
    long wait = secondsToWait(ClientNetwork.of(peer).link());
    if (wait > 0) {
      throw new Refused(
          429,
          "more requests than "
              + rate.perMinute()
              + " came from this client within a minute, expected fewer",
          Map.of("Retry-After", String.valueOf(wait)));
    }
  }

  private synchronized long secondsToWait(IpRange client) {
    long now = nanos.getAsLong();
    Minute minute = minutes.get(client);
    if (minute == null || now - minute.since >= MINUTE) {
      minutes.remove(client); // to the end
      minute = new Minute(now);
      minutes.put(client, minute);
      if (minutes.size() > MAX_CLIENTS) {
        minutes.remove(minutes.keySet().iterator().next());
      }
    }
    if (minute.requests < rate.perMinute()) {
      minute.requests++;
      return 0;
    }
    return Math.max(1, (MINUTE - (now - minute.since) + SECOND - 1) / SECOND);
  }

  /** How many clients are known. */
  synchronized int size() {
    return minutes.size();
  }
}
