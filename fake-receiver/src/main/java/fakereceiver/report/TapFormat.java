package fakereceiver.report;

import fakereceiver.finding.Finding;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * A report as the Test Anything Protocol, version 14: a test for each verdict, each finding, each
 * conversation and each thing to do. What could not be decided is no success.
 */
final class TapFormat {

  private final List<String> tests = new ArrayList<>();
  private int count;

  private TapFormat() {}

  static List<String> lines(Report report) {
    TapFormat tap = new TapFormat();
    report.parts().forEach(tap::part);
    List<String> lines = new ArrayList<>();
    lines.add("TAP version 14");
    lines.add("# " + text(report.title()));
    lines.add(tap.count == 0 ? "1..0 # SKIP nothing was looked at" : "1.." + tap.count);
    lines.addAll(tap.tests);
    return lines;
  }

  private void part(Part part) {
    if (part instanceof Part.Verdicts verdicts) {
      verdicts.rows().forEach(row -> row.cells().forEach(cell -> verdict(row, cell)));
    } else if (part instanceof Part.Findings findings
        && findings.manner() != Part.Findings.Manner.EXPLAINING
        && findings.manner() != Part.Findings.Manner.CAUSES
        && findings.manner() != Part.Findings.Manner.ASIDE) {
      findings.reasons().forEach(reason -> finding(reason.finding()));
    } else if (part instanceof Part.Talks talks) {
      talks.talks().stream()
          .filter(talk -> !talk.result().isEmpty())
          .forEach(talk -> test(talk.isGood(), talk.title() + ": " + talk.result(), ""));
    } else if (part instanceof Part.Steps steps) {
      for (Part.Step step : steps.steps()) {
        test(false, "to do: " + step.title(), "");
        step.mended().ids().forEach(id -> diagnostic("ends " + id));
      }
    }
  }

  /** TAP's directive TODO marks a test that may fail: its readers show it and do not count it. */
  private void verdict(Part.Row row, Part.Judged cell) {
    Verdict verdict = cell.verdict();
    String label = row.label().isEmpty() ? "" : row.label() + ", ";
    test(
        cell.isGood(),
        label + verdict.persona() + ": " + VerdictWords.cell(verdict),
        verdict.counts() || cell.isGood() ? "" : " # TODO it does not count");
    if (!cell.isGood()) {
      verdict.reply().ifPresent(reply -> diagnostic("reply " + VerdictWords.shown(reply)));
      verdict.reasons().all().forEach(this::explain);
    }
  }

  private void finding(Finding finding) {
    String about = finding.id() + finding.subject();
    switch (finding.result()) {
      case PASSED -> test(true, about, "");
      case SKIPPED -> test(true, about, " # SKIP " + why(finding));
      case FAILED, UNDECIDED -> {
        test(false, about, finding.card().note() ? " # TODO it is a note" : "");
        explain(finding);
      }
    }
  }

  private static String why(Finding finding) {
    return text(
        String.join(
            "; ",
            finding.outcome().evidence().observations().stream()
                .map(seen -> seen.seen())
                .toList()));
  }

  private void explain(Finding finding) {
    diagnostic(
        (finding.isUndecided() ? "could not be decided: " : "fault: ") + finding.card().fault());
    finding.outcome().evidence().lines().forEach(seen -> diagnostic("seen " + seen));
    if (finding.isFailed()) {
      diagnostic("remedy: " + finding.remedy());
    }
  }

  private void test(boolean good, String description, String directive) {
    count++;
    tests.add((good ? "ok " : "not ok ") + count + " - " + text(description) + directive);
  }

  private void diagnostic(String text) {
    tests.add("# " + text(text));
  }

  /** A hash would begin a directive, a backslash escapes it. */
  private static String text(String text) {
    return Printable.of(text).replace("\\", "\\\\").replace("#", "\\#");
  }
}
