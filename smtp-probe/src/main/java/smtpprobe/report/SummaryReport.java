package smtpprobe.report;

import fakereceiver.report.Data;
import fakereceiver.report.Line;
import fakereceiver.report.Part;
import fakereceiver.report.Report;
import fakereceiver.report.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import smtpprobe.bounce.cause.Cause;
import smtpprobe.bounce.cause.Kind;
import smtpprobe.bounce.input.Summary;

/** Many bounces, counted. */
final class SummaryReport {

  private static final int MAX_ROWS = 20;

  private SummaryReport() {}

  /**
   * The sums, and behind them each bounce, which people are told of when they ask for everything.
   */
  static Report of(Summary summary, List<Explained> bounces) {
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part.Facts(
            "items",
            "",
            new Data.Quantity(summary.items()),
            List.of(
                Line.of(
                    0,
                    summary.items()
                        + (summary.items() == 1
                            ? " bounce or report."
                            : " bounces and reports.")))));
    parts.add(part("kinds", "", summary.kinds(), summary));
    parts.add(part("causes", "By cause", summary.causes(), summary));
    parts.add(part("receivers", "By receiver", summary.receivers(), summary));
    parts.add(
        part("addresses", "By own address, as receivers saw it", summary.addresses(), summary));
    parts.add(part("networks", "By its /64", summary.networks(), summary));
    if (!summary.sources().isEmpty()) {
      parts.add(RecheckParts.sources(summary.sources()));
    }
    if (!bounces.isEmpty()) {
      parts.add(ExplainReport.details(bounces));
    }
    boolean any =
        summary.kinds().stream().anyMatch(entry -> entry.getKey().equals(Kind.BOUNCE.word()));
    return new Report("explain", any ? Status.WORSE : Status.OK, parts);
  }

  private static Part part(
      String name, String heading, List<Map.Entry<String, Long>> counts, Summary summary) {
    List<Line> lines = new ArrayList<>();
    counts.stream()
        .limit(heading.isEmpty() ? 0 : MAX_ROWS)
        .forEach(
            entry ->
                lines.add(
                    Line.row(2)
                        .cell(entry.getValue().toString())
                        .cell(entry.getKey())
                        .cell(
                            name.equals("causes")
                                ? summary.cause(entry.getKey()).map(Cause::what).orElse("")
                                : "")
                        .done()));
    if (!heading.isEmpty() && counts.size() > MAX_ROWS) {
      lines.add(Line.of(2, "and " + (counts.size() - MAX_ROWS) + " more"));
    }
    return new Part.Facts(
        name,
        counts.isEmpty() ? "" : heading,
        Data.items(
            counts,
            entry ->
                Data.tree().with("what", entry.getKey()).with("count", entry.getValue()).done()),
        lines);
  }
}
