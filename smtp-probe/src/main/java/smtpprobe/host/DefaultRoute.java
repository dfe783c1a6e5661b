package smtpprobe.host;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpRange;
import java.time.Duration;
import java.util.Optional;

/**
 * A way to the IPv6 Internet, or to a receiver in it. Immutable.
 *
 * @param gateway the next hop; empty text on a link without one
 * @param device the interface
 * @param metric the lowest wins
 * @param preference of those with one metric the highest wins: 1, 0 or -1 (RFC 4191)
 * @param advertised whether a router advertisement brought it
 * @param expires what is left of its lifetime; empty when it has no end, or that is not known
 * @param source the source address that the route sets; empty text for none
 * @param to the addresses that it leads to: all, a large part of them, or a part with a receiver
 * @param from the sources that it is for; empty for all, also for packets without one yet
 * @param table the routing table that it is in
 */
public record DefaultRoute(
    String gateway,
    String device,
    long metric,
    int preference,
    boolean advertised,
    Optional<Duration> expires,
    String source,
    IpRange to,
    Optional<IpRange> from,
    String table) {

  /** The blocks of the registries are as long as this. */
  private static final int WIDE = 12;

  /** All addresses. */
  static final IpRange ALL = IpRange.of("::/0");

  /** The table of a route that only the kernel's choices tell of. */
  static final String UNSEEN = "?";

  /** A route that is not in the main table, by which the kernel's choices leave. */
  static DefaultRoute unseen(String device) {
    return new DefaultRoute(
        "", device, 0, 0, false, Optional.empty(), "", ALL, Optional.empty(), UNSEEN);
  }

  /** Whether that is a large part of the Internet: all, a half of all, the block of a registry. */
  static boolean isWide(IpRange to) {
    return to.length() <= WIDE;
  }

  /** The same in another table, for the whole Internet. */
  public DefaultRoute inTable(String other) {
    Optional<IpRange> any = Optional.empty();
    return new DefaultRoute(
        gateway, device, metric, preference, advertised, expires, source, ALL, any, other);
  }

  /**
   * Whether packets to {@code target} may take it.
   *
   * @param packet where they are from; empty when that is still to be chosen
   */
  boolean isFor(Ip6Address target, Optional<Ip6Address> packet) {
    return to.contains(target)
        && from.map(range -> packet.filter(range::contains).isPresent()).orElse(true);
  }

  /** Whether the kernel takes the one as well as the other: next hops of one route, or equals. */
  boolean ties(DefaultRoute other) {
    return to.equals(other.to)
        && from.equals(other.from)
        && metric == other.metric
        && preference == other.preference
        && table.equals(other.table);
  }

  /** The command that sets it. */
  public String command() {
    return "ip -6 route add default "
        + (gateway.isEmpty() ? "" : "via " + gateway + " ")
        + "dev "
        + device
        + (isByPolicy() ? " table " + table : "");
  }

  /** Whether it is in a table that packets have to be led to by a rule. */
  public boolean isByPolicy() {
    return !table.equals(PolicyRule.MAIN);
  }

  /** Whether it is to all or a large part of the Internet, and not to a named receiver only. */
  public boolean isForWorld() {
    return isWide(to);
  }

  /** {@code via fe80::1 dev eth0 (router advertisement, 1700 s left)}. */
  @Override
  public String toString() {
    if (table.equals(UNSEEN)) {
      return "dev " + device + " (the kernel finds a way: another routing table, ip -6 rule)";
    }
    return (to.length() == 0 ? "" : to + " ")
        + from.map(range -> "from " + range + " ").orElse("")
        + (gateway.isEmpty() ? "" : "via " + gateway + " ")
        + "dev "
        + device
        + (source.isEmpty() ? "" : " src " + source)
        + (advertised
            ? " (router advertisement"
                + expires.map(left -> ", " + left.toSeconds() + " s left").orElse("")
                + ")"
            : " (static)")
        + (isByPolicy() ? " in table " + table + ", by ip -6 rule" : "");
  }
}
