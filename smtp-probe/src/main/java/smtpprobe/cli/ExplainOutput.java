package smtpprobe.cli;

import fakereceiver.cli.ExitCode;
import fakereceiver.mail.Printable;
import fakereceiver.report.Format;
import fakereceiver.report.Place;
import fakereceiver.report.Status;
import fakereceiver.report.Style;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
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

  private static final int MAX_KEPT = 10_000;

  private final PrintWriter out;
  private final OutputOptions output;
  private final Function<Item, Explained> look;
  private final boolean onlySummary;
  private final boolean isFolder;
  private final Summary summary = new Summary();

  /**
   * For reports that hold all of them; at most {@link #MAX_KEPT}, and it is told if that is not
   * all.
   */
  private final List<Explained> kept = new ArrayList<>();

  private final Map<String, Place> places = new HashMap<>();

  private Optional<Item> first = Optional.empty();
  private boolean isWorse;
  private boolean isOpen;

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
    Explained explained = Explained.of(item);
    Status status = output.counted(Reports.counted(explained));
    isWorse |= status == Status.WORSE;
    isOpen |= status == Status.UNDECIDED;
    boolean isKept = output.isGated() || (output.isWhole() && !onlySummary);
    if (isKept && kept.size() < MAX_KEPT) {
      kept.add(explained);
      place(item);
    }
    if (onlySummary) {
      return;
    }
    if (!isFolder && summary.items() == 1) {
      first = Optional.of(item); // perhaps it stays alone
      place(item);
      return;
    }
    first.ifPresent(this::print);
    first = Optional.empty();
    print(item);
  }

  private void place(Item item) {
    if (item.isFile()) {
      places.put(item.where().toLowerCase(Locale.ROOT), new Place(item.file(), item.line()));
    }
  }

  /** Why nothing is looked up, when something was found. */
  Optional<String> notLookedAt() {
    if (first.isPresent() || summary.items() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        summary.items() > 1
            ? "--recheck looks at one bounce, and here are several; give it one mail or one line"
            : onlySummary
                ? "--recheck looks at a bounce, and --summary only counts; leave that out"
                : "--recheck looks at one bounce, given by itself; name the mail instead of the"
                    + " folder");
  }

  /** What a report that should hold all of them does not hold. */
  Optional<String> leftOut() {
    return kept.size() < MAX_KEPT || summary.items() <= kept.size()
        ? Optional.empty()
        : Optional.of(
            "the report holds the first "
                + kept.size()
                + " of "
                + summary.items()
                + " and counts them all");
  }

  private void print(Item item) {
    if (output.prints(Format.TEXT) || output.prints(Format.JSON)) {
      brief(item, !output.prints(Format.TEXT)).forEach(out::println);
    } // and else with all the others, at the end
  }

  /** One of many: a line for each recipient, or one of JSON. */
  static List<String> brief(Item item, boolean isJson) {
    Explained explained = Explained.of(item);
    return isJson
        ? List.of(
            Format.JSON.render(Reports.of(explained), Style.PLAIN).stream()
                .map(String::strip)
                .collect(Collectors.joining()))
        : Reports.brief(explained).stream().map(Printable::of).toList();
  }

  /** Prints what is left, and returns the exit code. */
  int end(Optional<InputReader> reader) {
    output.place(places);
    if (first.isPresent()) {
      return output.print(out, Reports.of(look.apply(first.get())), false);
    }
    boolean isText = output.prints(Format.TEXT) && summary.items() != 1;
    if (onlySummary || isText || output.isWhole()) {
      if (!onlySummary && isText && summary.items() > 0) {
        out.println();
      }
      reader
          .filter(r -> r.lines() > 0 && output.prints(Format.TEXT))
          .ifPresent(
              r ->
                  out.println(
                      r.lines()
                          + (r.lines() == 1 ? " line of log read" : " lines of log read")
                          + (summary.items() > 0 ? "." : "; none tells of mail that failed.")));
      boolean isStream = !onlySummary && output.prints(Format.JSON);
      int unused =
          output.print(
              isStream ? new PrintWriter(Writer.nullWriter()) : out,
              Reports.of(summary, kept),
              false);
    }
    out.flush();
    return ExitCode.of(Status.of(isWorse, isOpen));
  }
}
