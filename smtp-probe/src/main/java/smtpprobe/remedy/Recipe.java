package smtpprobe.remedy;

import java.util.ArrayList;
import java.util.List;

/**
 * How to make a change with one tool. Immutable.
 *
 * @param tool what reads these lines: {@code main.cf (Postfix)}, {@code shell}, {@code nsupdate}
 * @param lines what to write or to run, not escaped
 */
public record Recipe(String tool, List<String> lines) {

  private static final String SHELL_NOW = "shell, as root; until the next boot";

  /** The tool of commands that take effect at once and stay. */
  public static final String SHELL_KEPT = "shell, as root";

  /** Copies the list. */
  public Recipe {
    lines = List.copyOf(lines);
  }

  /** Commands that take effect at once and are forgotten at the next boot. */
  static Recipe now(List<String> commands) {
    return new Recipe(SHELL_NOW, commands);
  }

  /**
   * Keeps what {@link #now} has changed over a reboot, as iptables-persistent of Debian does.
   *
   * @param program {@code ip6tables} or {@code iptables}
   */
  static Recipe savingTables(String program) {
    return of(
        SHELL_KEPT,
        program
            + "-save > /etc/iptables/rules."
            + (program.equals("ip6tables") ? "v6" : "v4")
            + "  # read at boot by iptables-persistent");
  }

  static Recipe of(String tool, String... lines) {
    return new Recipe(tool, List.of(lines));
  }

  /** Both with the same tool; what both begin with, as the nesting of YAML, stands there once. */
  Recipe and(Recipe other) {
    int begin = 0;
    while (begin < Math.min(lines.size(), other.lines.size())
        && lines.get(begin).equals(other.lines.get(begin))) {
      begin++;
    }
    List<String> both = new ArrayList<>(lines);
    both.addAll(other.lines.subList(begin, other.lines.size()));
    return new Recipe(tool, both);
  }
}
