package smtpprobe.cli;

import fakereceiver.cli.ExitCode;
import fakereceiver.cli.ReportWidth;
import fakereceiver.report.Format;
import fakereceiver.report.Report;
import fakereceiver.report.Style;
import java.io.PrintWriter;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** In which form a report is printed. */
final class OutputOptions {

  @Option(
      names = "--format",
      paramLabel = "text|json|tap",
      description =
          "Print text for people (the default), JSON for programs, or TAP, a test for each verdict"
              + " and finding.")
  private Format format = Format.TEXT;

  @Option(
      names = {"--all", "--verbose"},
      description =
          "Leave nothing out: what was folded, what was looked for and not found, what was not"
              + " looked at, every receiver, every mail.")
  private boolean all;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /** Prints a report in the form that the user chose, and says which exit code follows. */
  int print(PrintWriter out, Report report, boolean transcripts) {
    return print(
        out, report, new Style(Ansi.AUTO.enabled(), all, transcripts, columns()), line -> line);
  }

  /** The same with every line changed; without colours, which would hide words from the change. */
  int print(PrintWriter out, Report report, UnaryOperator<String> change) {
    return print(out, report, new Style(false, all, false, columns()), change);
  }

  private int columns() {
    return ReportWidth.of(spec.commandLine());
  }

  private int print(PrintWriter out, Report report, Style style, UnaryOperator<String> change) {
    format.render(report, style).stream().map(change).forEach(out::println);
    out.flush();
    return ExitCode.of(report.status());
  }
}
