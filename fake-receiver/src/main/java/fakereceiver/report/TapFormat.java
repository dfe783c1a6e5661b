package fakereceiver.report;

import fakereceiver.finding.Finding;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A report as the Test Anything Protocol, version 13, the last one that {@code prove} knew for
 * long: a test for each verdict, each finding, each conversation and each thing to do. What could
 * not be decided is no success. What does not count is TODO, so that readers of TAP come to the
 * same end as the exit code.
 */
final class TapFormat {

  private final Map<String, Result.State> states;
  private final List<String> tests = new ArrayList<>();
  private int count;

  private TapFormat(Report report) {
    states =
        Results.of(report).stream().collect(Collectors.toMap(Result::id, result -> result.state()));
  }

  static List<String> lines(Report report) {
    TapFormat tap = new TapFormat(report);
    report.parts().forEach(tap::part);
    List<String> lines = new ArrayList<>();
    lines.add("TAP version 13");
    lines.add("# " + text(report.title()));
    lines.add(tap.count == 0 ? "1..0 # SKIP nothing was looked at" : "1.." + tap.count);
    lines.addAll(tap.tests);
    return lines;
  }

  private void part(Part part) {
    if (part instanceof Part.Verdicts verdicts) {
      verdicts.rows().forEach(row -> row.cells().forEach(cell -> verdict(row, cell)));
    } else if (part instanceof Part.Findings findings && findings.manner().holdsResults()) {
      findings.reasons().forEach(reason -> finding(reason.finding()));
    } else if (part instanceof Part.Talks talks) {
      talks.talks().stream().filter(talk -> !talk.result().isEmpty()).forEach(this::talk);
    } else if (part instanceof Part.Steps steps) {
      for (Part.Step step : steps.steps()) {
        test(false, "to do: " + step.title(), directive(Results.id(step)));
        step.mended().ids().forEach(id -> diagnostic("ends " + id));
      }
    }
  }

  private void talk(Part.Talk talk) {
    test(talk.isGood(), talk.title() + ": " + talk.result(), directive(Results.id(talk)));
    if (!talk.isGood()) {
      talk.more().forEach(this::diagnostic);
      talk.findings().forEach(this::explain);
    }
  }

  /** TAP's directive TODO marks a test that may fail: its readers show it and do not count it. */
  private String directive(String id) {
    Result.State state = states.get(id);
    return state == Result.State.NOTED || state == Result.State.SKIPPED
        ? " # TODO it does not count"
        : "";
  }

  private void verdict(Part.Row row, Part.Judged cell) {
    Verdict verdict = cell.verdict();
    String label = row.label().isEmpty() ? "" : row.label() + ", ";
    String id = Results.id(row, verdict);
    boolean good =
        cell.predicted().isPresent()
            ? cell.isGood()
            : cell.isGood() && states.get(id) != Result.State.FAILED; // as --fail-on says
    test(
        good,
        label + verdict.persona() + ": " + VerdictWords.cell(verdict),
        good
            ? states.get(id) == Result.State.SKIPPED ? " # SKIP it does not count" : ""
            : directive(id));
    if (!good) {
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
        test(false, about, directive(Results.id(finding)));
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
