package smtpprobe.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules as ip6tables and iptables take them, at once and from the file that is read at boot. */
final class TablesLines {

  private TablesLines() {}

  /** Commands that put these rules after those of INPUT. */
  static List<String> appending(String program, List<String> rules) {
    return rules.stream().map(rule -> program + " -A INPUT " + rule).toList();
  }

  /** Commands that put each of these rules before those of a chain. */
  static List<String> inserting(String program, String chain, List<String> rules) {
    return rules.stream().map(rule -> program + " -I " + chain + " " + rule).toList();
  }

  /**
   * Lines for the file of iptables-persistent. What is in force is not saved as a whole: it also
   * holds what fail2ban and Docker add and take away.
   *
   * @param policy what becomes of a packet that no rule decides about; empty to leave that
   */
  static Recipe kept(String program, String chain, Optional<String> policy, List<String> rules) {
    List<String> lines = new ArrayList<>();
    policy.ifPresent(p -> lines.add(":" + chain + " " + p + " [0:0]"));
    rules.forEach(rule -> lines.add("-A " + chain + " " + rule));
    return new Recipe(
        "/etc/iptables/rules."
            + (program.equals("ip6tables") ? "v6" : "v4")
            + " (iptables-persistent), table filter, at the top of chain "
            + chain,
        lines);
  }
}
