package smtpprobe.filter;

/**
 * A chain that packets for this host meet.
 *
 * @param table its table: {@code inet filter} of nftables, {@code ip6tables filter}
 * @param name its name
 * @param six whether IPv6 packets meet it
 * @param four whether IPv4 packets meet it
 */
public record InputChain(String table, String name, boolean six, boolean four) {

  static final String OWN_TABLE = "ip6 mailhost";
  static final String OWN_NAME = "input";

  /** Whether ip6tables or iptables keeps it. */
  public boolean isOfTables() {
    return table.startsWith("ip6tables ") || table.startsWith("iptables ");
  }

  /** What changes it: {@code ip6tables} or {@code iptables}. */
  public String program() {
    return table.substring(0, table.indexOf(' '));
  }
}
