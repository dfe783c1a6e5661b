package smtpprobe.filter;

import java.util.Set;
import smtpprobe.reading.OldTables;

/**
 * A chain that packets for this host, or of it, meet last.
 *
 * @param table its table: {@code inet filter} of nftables, {@code ip6tables filter}
 * @param name its name
 * @param six whether IPv6 packets meet it
 * @param four whether IPv4 packets meet it
 */
public record FilterChain(String table, String name, boolean six, boolean four) {

  static final String OWN_TABLE = "ip6 mailhost";
  static final String OWN_NAME = "input";

  /** Whether ip6tables or iptables keeps it. */
  public boolean isOfTables() {
    return Set.of("ip6tables", OldTables.PROGRAM, "iptables").contains(program());
  }

  /** Whether a shell leaves its name alone: those that nft and ip6tables take are of this kind. */
  public boolean isPlain() {
    return (table + " " + name).matches("[A-Za-z0-9_./ -]{1,200}");
  }

  boolean isOfFirewalld() {
    return table.equals("inet firewalld");
  }

  /** Whether {@code tables} is this chain, as ip6tables or iptables prints it. */
  public boolean isAgain(FilterChain tables) {
    return name.equals(tables.name)
        && ((table.equals("ip6 filter") && tables.table.equals("ip6tables filter"))
            || (table.equals("ip filter") && tables.table.equals("iptables filter")));
  }

  /** What changes it, where that is ip6tables or iptables. */
  public String program() {
    return table.substring(0, table.indexOf(' '));
  }
}
