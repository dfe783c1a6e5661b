package fakereceiver.cli;

import picocli.CommandLine;

/** How wide a report may be. */
public final class ReportWidth {

  private ReportWidth() {}

  /** As wide as the help of the command; 0 where nobody reads along, in a file or in a pipe. */
  public static int of(CommandLine line) {
    int width = line.getUsageHelpWidth();
    return width == HelpWidth.NO_TERMINAL ? 0 : width;
  }
}
