package smtpprobe.report;

import fakereceiver.report.Format;
import fakereceiver.report.Report;
import fakereceiver.report.Status;
import fakereceiver.report.Style;
import java.util.List;
import smtpprobe.check.CheckResult;
import smtpprobe.check.Seen;

/** What a survey saw, as people read it. */
public final class SeenText {

  private SeenText() {}

  /** The lines, heading included. */
  public static List<String> of(Seen... seen) {
    CheckResult.Section section =
        new CheckResult.Section("what was seen", List.of(seen), List.of());
    return Format.TEXT.render(
        new Report("seen", Status.OK, SeenFacts.of(List.of(section))),
        new Style(false, true, false));
  }
}
