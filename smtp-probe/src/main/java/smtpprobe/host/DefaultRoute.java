package smtpprobe.host;

import java.time.Duration;
import java.util.Optional;

/**
 * A way to the IPv6 Internet. Immutable.
 *
 * @param gateway the next hop; empty text on a link without one
 * @param device the interface
 * @param metric the lowest wins
 * @param advertised whether a router advertisement brought it
 * @param expires what is left of its lifetime; empty when it has no end, or that is not known
 * @param source the source address that the route sets; empty text for none
 */
public record DefaultRoute(
    String gateway,
    String device,
    long metric,
    boolean advertised,
    Optional<Duration> expires,
    String source) {

  /** {@code via fe80::1 dev eth0 (router advertisement, 1700 s left)}. */
  @Override
  public String toString() {
    return (gateway.isEmpty() ? "" : "via " + gateway + " ")
        + "dev "
        + device
        + (source.isEmpty() ? "" : " src " + source)
        + (advertised
            ? " (router advertisement"
                + expires.map(left -> ", " + left.toSeconds() + " s left").orElse("")
                + ")"
            : " (static)");
  }
}
