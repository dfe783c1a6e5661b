package smtpprobe.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import smtpprobe.mta.Software;

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

  /** Lets NetworkManager set up a connection anew. */
  static final String NETWORK_MANAGER_UP = "nmcli connection up \"$C\"";

  /** Lets firewalld read what it keeps. */
  static final String FIREWALLD_RELOAD = "firewall-cmd --reload";

  public Recipe {
    lines = List.copyOf(lines);
  }

  /** Commands that take effect at once and are forgotten at the next boot. */
  static Recipe now(List<String> commands) {
    return new Recipe(SHELL_NOW, commands);
  }

  static Recipe of(String tool, String... lines) {
    return new Recipe(tool, List.of(lines));
  }

  /**
   * Both with the same tool. What both begin with, as the nesting of YAML, stands there once; and
   * so does a command at the end that lets a program read its settings.
   */
  Recipe and(Recipe other) {
    int begin = 0;
    while (begin < Math.min(lines.size(), other.lines.size())
        && lines.get(begin).equals(other.lines.get(begin))) {
      begin++;
    }
    List<String> both = new ArrayList<>(lines);
    List<String> rest = other.lines.subList(begin, other.lines.size());
    if (!rest.isEmpty() && isActivation(rest.get(rest.size() - 1), begin > 0)) {
      both.remove(rest.get(rest.size() - 1));
    }
    both.addAll(rest);
    return new Recipe(tool, both);
  }

  private static boolean isActivation(String line, boolean sameConnection) {
    return (sameConnection && line.equals(NETWORK_MANAGER_UP))
        || line.equals(FIREWALLD_RELOAD)
        || Stream.of(Software.values()).anyMatch(software -> line.equals(software.activation()));
  }
}
