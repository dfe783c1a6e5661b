package smtpprobe.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import smtpprobe.report.Style;

/** In which form a result is printed. */
final class OutputOptions {

  /** The forms. */
  enum Format {
    TEXT,
    JSON
  }

  @Option(
      names = "--format",
      paramLabel = "text|json",
      description = "Print text for people (the default) or JSON for programs.")
  private Format format = Format.TEXT;

  /** Prints a result in the form that the user chose. */
  void print(PrintWriter out, Function<Style, List<String>> text, Supplier<String> json) {
    switch (format) {
      case TEXT -> text.apply(new Style(Ansi.AUTO.enabled())).forEach(out::println);
      case JSON -> out.println(json.get());
    }
    out.flush();
  }
}
