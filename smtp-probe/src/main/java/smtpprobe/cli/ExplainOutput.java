package smtpprobe.cli;

import fakereceiver.cli.ExitCode;
import fakereceiver.mail.Printable;
import fakereceiver.report.Format;
import fakereceiver.report.Style;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import smtpprobe.bounce.cause.Kind;
import smtpprobe.bounce.input.InputReader;
import smtpprobe.bounce.input.Item;
import smtpprobe.bounce.input.Summary;
import smtpprobe.report.Explained;
import smtpprobe.report.Reports;

/**
 * Prints bounces as they come: a single one in full, several in a line each and then counted. Not
 * safe for several threads.
 */
final class ExplainOutput implements Consumer<Item> {

  private final PrintWriter out;
  private final OutputOptions output;
  private final Function<Item, Explained> look;
  private final boolean onlySummary;
  private final boolean isFolder;
  private final Summary summary = new Summary();
  private Optional<Item> first = Optional.empty();
  private boolean anyCause;
  private boolean anyBounce;

  ExplainOutput(
      PrintWriter out,
      OutputOptions output,
      Function<Item, Explained> look,
      boolean onlySummary,
      boolean isFolder) {
    this.out = out;
    this.output = output;
    this.look = look;
    this.onlySummary = onlySummary;
    this.isFolder = isFolder;
  }

  @Override
  public void accept(Item item) {
    summary.add(item);
    if (item.bounce().kind() == Kind.BOUNCE) {
      anyBounce = true;
      anyCause |= item.bounce().recipients().stream().anyMatch(one -> !one.cause().isUnknown());
    }
    if (onlySummary) {
      return;
    }
    if (!isFolder && summary.items() == 1) {
      first = Optional.of(item); // perhaps it stays alone
      return;
    }
    first.ifPresent(this::print);
    first = Optional.empty();
    print(item);
  }

  /** Whether there is more than one thing, each of which gets a line. */
  boolean isSeveral() {
    return summary.items() > 0 && first.isEmpty();
  }

  private void print(Item item) {
    Explained explained = Explained.of(item);
    switch (output.format()) {
      case TEXT -> Reports.brief(explained).forEach(line -> out.println(Printable.of(line)));
      case JSON ->
          out.println(
              Format.JSON.render(Reports.of(explained), Style.PLAIN).stream()
                  .map(String::strip)
                  .collect(Collectors.joining()));
      default -> output.format().render(Reports.of(explained), Style.PLAIN).forEach(out::println);
    }
  }

  /** Prints what is left, and returns the exit code. */
  int end(Optional<InputReader> reader) {
    if (first.isPresent()) {
      return output.print(out, Reports.of(look.apply(first.get())), false);
    }
    if (onlySummary || (output.format() == Format.TEXT && summary.items() != 1)) {
      if (!onlySummary && summary.items() > 0) {
        out.println();
      }
      reader
          .filter(r -> r.lines() > 0 && output.format() == Format.TEXT)
          .ifPresent(r -> out.println(r.lines() + " lines of log read."));
      int unused = output.print(out, Reports.of(summary), false);
    }
    out.flush();
    return anyCause ? ExitCode.WORSE : anyBounce ? ExitCode.UNDECIDED : ExitCode.OK;
  }
}
