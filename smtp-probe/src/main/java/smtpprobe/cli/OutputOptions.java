package smtpprobe.cli;

import fakereceiver.cli.ExitCode;
import fakereceiver.report.Format;
import fakereceiver.report.Report;
import fakereceiver.report.Style;
import java.io.PrintWriter;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** In which form a report is printed. */
final class OutputOptions {

  @Option(
      names = "--format",
      paramLabel = "text|json|tap",
      description =
          "Print text for people (the default), JSON for programs, or TAP, a test for each verdict"
              + " and finding.")
  private Format format = Format.TEXT;

  /** The form that the user chose. */
  Format format() {
    return format;
  }

  /** Prints a report in the form that the user chose, and says which exit code follows. */
  int print(PrintWriter out, Report report, boolean verbose, boolean transcripts) {
    return print(out, report, new Style(Ansi.AUTO.enabled(), verbose, transcripts), line -> line);
  }

  /** The same with every line changed; without colours, which would hide words from the change. */
  int print(PrintWriter out, Report report, boolean verbose, UnaryOperator<String> change) {
    return print(out, report, new Style(false, verbose, false), change);
  }

  private int print(PrintWriter out, Report report, Style style, UnaryOperator<String> change) {
    format.render(report, style).stream().map(change).forEach(out::println);
    out.flush();
    return ExitCode.of(report.status());
  }
}
