package smtpprobe.host;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpRange;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A rule of policy routing ({@code ip -6 rule}): which packets look into which table. Immutable.
 *
 * @param priority the lowest is asked first
 * @param negated whether it is for the packets that do not fit ({@code not})
 * @param from the sources that it is for; empty for all, also for packets without one yet
 * @param to the targets that it is for; empty for all
 * @param mail whether a packet of a mail server, without a mark and bound to no interface, can fit
 *     what else the rule asks for
 * @param byMark whether it is for marked packets
 * @param byPort whether it asks for a protocol or a port, so that it may not be for the datagrams
 *     by which the kernel is asked
 * @param table the table to look into; empty when such packets go nowhere
 * @param suppress routes of that table with a prefix as short as this, or shorter, do not count
 * @param goOnAt the priority of the rule to be asked next ({@code goto}); empty for the one that
 *     follows
 * @param words as the command prints it
 */
public record PolicyRule(
    long priority,
    boolean negated,
    Optional<IpRange> from,
    Optional<IpRange> to,
    boolean mail,
    boolean byMark,
    boolean byPort,
    Optional<String> table,
    long suppress,
    OptionalLong goOnAt,
    String words) {

  /** Where routes are, unless somebody wants them elsewhere. */
  static final String MAIN = "main";

  static final long SUPPRESSES_NONE = -1;

  private static final long MAIN_PRIORITY = 32766;

  /** What every host has. */
  static PolicyRule main() {
    return always(MAIN_PRIORITY, MAIN, "from all lookup main");
  }

  /** All packets look into that table. */
  static PolicyRule always(long priority, String table, String words) {
    return from(Optional.empty(), priority, table, words);
  }

  /** Packets from that address look into that table. */
  public static PolicyRule from(Ip6Address source, String table) {
    return from(
        Optional.of(new IpRange(source, 128)),
        MAIN_PRIORITY - 1,
        table,
        "from " + source + " lookup " + table);
  }

  private static PolicyRule from(
      Optional<IpRange> sources, long priority, String table, String words) {
    return new PolicyRule(
        priority,
        false,
        sources,
        Optional.empty(),
        true,
        false,
        false,
        Optional.of(table),
        SUPPRESSES_NONE,
        OptionalLong.empty(),
        words);
  }

  /** Whether packets that it is for go nowhere ({@code unreachable} and its like). */
  boolean isBarrier() {
    return table.isEmpty() && goOnAt.isEmpty();
  }

  /** Whether packets of mail get to that route. */
  public boolean leadsTo(Barrier barrier) {
    return (mail || negated) && table.filter(barrier.table()::equals).isPresent();
  }

  boolean fits(Ip6Address target, Optional<Ip6Address> source) {
    boolean fits =
        mail
            && to.map(range -> range.contains(target)).orElse(true)
            && from.map(range -> source.filter(range::contains).isPresent()).orElse(true);
    return fits != negated;
  }
}
