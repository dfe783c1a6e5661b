package fakereceiver.report;

import java.util.List;
import java.util.function.BiFunction;

/** The formats of a report; every one renders every report. */
public enum Format {
  /** For people. */
  TEXT(TextFormat::lines),
  /** For programs. */
  JSON((report, style) -> JsonFormat.lines(report)),
  /** Test Anything Protocol, version 14: a test for each verdict and each finding. */
  TAP((report, style) -> TapFormat.lines(report));

  private final BiFunction<Report, Style, List<String>> renderer;

  Format(BiFunction<Report, Style, List<String>> renderer) {
    this.renderer = renderer;
  }

  /** The report, line by line, without line ends. */
  public List<String> render(Report report, Style style) {
    return renderer.apply(report, style);
  }
}
