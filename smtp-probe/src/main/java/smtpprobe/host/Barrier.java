package smtpprobe.host;

import fakereceiver.dns.IpRange;

/**
 * A route that lets nothing through. Immutable.
 *
 * @param type as the command prints it: {@code unreachable}, {@code blackhole}, {@code prohibit},
 *     or {@code throw}, which only sends on to the next rule
 * @param to the addresses that it is for
 * @param metric the lowest wins
 * @param table the routing table that it is in
 */
public record Barrier(String type, IpRange to, long metric, String table) {

  /** Whether the rules after that of its table are asked. */
  boolean goesOn() {
    return type.equals("throw");
  }

  boolean isBefore(DefaultRoute route) {
    return to.length() == route.to().length()
        ? metric < route.metric()
        : to.length() > route.to().length();
  }

  /** Whether it is in the table that every host asks, where nothing leads around it. */
  public boolean isInMain() {
    return table.equals(PolicyRule.MAIN);
  }

  /** The command that takes it away. */
  public String removal() {
    return "ip -6 route del " + type + " " + to;
  }

  /** {@code unreachable ::/0 in table 100}. */
  @Override
  public String toString() {
    return type + " " + to + " in table " + table;
  }
}
