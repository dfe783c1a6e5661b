package smtpprobe.remedy;

import java.util.List;

/**
 * How to make a change with one tool. Immutable.
 *
 * @param tool what reads these lines: {@code main.cf (Postfix)}, {@code shell}, {@code nsupdate}
 * @param lines what to write or to run, not escaped
 */
public record Recipe(String tool, List<String> lines) {

  /** The tool of commands that take effect at once and are forgotten at the next boot. */
  public static final String SHELL_NOW = "shell, as root; until the next boot";

  /** The tool of commands that take effect at once and stay. */
  public static final String SHELL_KEPT = "shell, as root";

  /** Copies the list. */
  public Recipe {
    lines = List.copyOf(lines);
  }

  static Recipe of(String tool, String... lines) {
    return new Recipe(tool, List.of(lines));
  }
}
