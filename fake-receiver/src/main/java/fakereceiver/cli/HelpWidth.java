package fakereceiver.cli;

import java.util.Map;
import picocli.CommandLine;

/** How wide help is: as {@code COLUMNS} says, or as the terminal is. */
final class HelpWidth {

  /** Where nobody reads along: in a file, or in a pipe. */
  static final int NO_TERMINAL = 100;

  /** picocli takes no less. */
  private static final int LEAST = 55;

  private static final int MOST = 200;

  private HelpWidth() {}

  /** From JDK 22 on there may be a console without a terminal: picocli finds out then. */
  @SuppressWarnings("SystemConsoleNull")
  static void applyTo(CommandLine line, Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "");
    line.setUsageHelpWidth(NO_TERMINAL);
    if (columns.matches("[1-9][0-9]{0,5}")) {
      line.setUsageHelpWidth(Math.min(MOST, Math.max(LEAST, Integer.parseInt(columns))));
    } else if (System.console() != null) {
      line.setUsageHelpAutoWidth(true); // asks the terminal, once help is printed
    }
  }
}
