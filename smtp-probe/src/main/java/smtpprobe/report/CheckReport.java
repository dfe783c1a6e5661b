package smtpprobe.report;

import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Mailbox;
import fakereceiver.report.Data;
import fakereceiver.report.Line;
import fakereceiver.report.Part;
import fakereceiver.report.Report;
import fakereceiver.report.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import smtpprobe.check.CheckResult;
import smtpprobe.host.Skipped;

/** A check-up: what is, what would happen, what to change, what is not known. */
final class CheckReport {

  private static final String FINDINGS = "findings";

  private CheckReport() {}

  static Report of(CheckResult result) {
    List<Part> parts = new ArrayList<>(HostFactsReport.of(result));
    parts.add(Part.Facts.of("seen", new Data.Items(List.of())));
    result.sections().forEach(section -> parts.addAll(SeenFacts.of(section)));
    parts.addAll(verdicts(result));
    parts.addAll(faults(result));
    parts.addAll(Decisions.hint(result));
    parts.add(Decisions.of(result.host()));
    parts.add(passed(result));
    parts.add(
        new Part.Findings(
            FINDINGS, "", Part.Findings.Manner.SILENT, reasons(result, Outcome.Result.SKIPPED)));
    parts.add(skipped(result));
    parts.add(CheckAnswer.of(result, minded(result)));
    return new Report(
        "check" + result.host().facts().name().map(name -> " " + name).orElse(""),
        result.status(),
        parts);
  }

  private static List<Part> verdicts(CheckResult result) {
    if (result.rows().isEmpty()) {
      return List.of(WaysReport.unjudged(result.host()));
    }
    Attempt attempt = result.rows().get(0).prediction().attempt();
    String to =
        attempt.recipients().stream().map(Mailbox::toString).collect(Collectors.joining(", "));
    String intro =
        "greeting as "
            + attempt.heloName().map(helo -> "\"" + helo + "\"").orElse("nobody")
            + ", from "
            + attempt.reversePath().map(Object::toString).orElse("<>")
            + " to "
            + to
            + "; * is where mail leaves from now";
    return List.of(table("verdicts", "What receivers would do", intro, result.rows()));
  }

  /** The verdicts on mail from each of these addresses. */
  static Part.Verdicts table(
      String name, String heading, String intro, List<CheckResult.Row> rows) {
    return new Part.Verdicts(
        name,
        heading,
        intro,
        Part.Verdicts.Layout.SUMMARY,
        rows.stream().map(CheckReport::row).toList());
  }

  private static Part.Row row(CheckResult.Row row) {
    return new Part.Row(
        row.address().text(),
        row.words(),
        row.sends(),
        Data.tree()
            .with("source", row.address().text())
            .with("sendsNow", row.sends())
            .with("attempt", Trees.attempt(row.prediction().attempt()))
            .done(),
        row.prediction().verdicts().stream().map(Part.Judged::of).toList());
  }

  private static List<Part> faults(CheckResult result) {
    List<Part.Reason> failed = reasons(result, Outcome.Result.FAILED);
    List<Part.Reason> undecided = reasons(result, Outcome.Result.UNDECIDED);
    List<Part.Reason> minded = minded(result);
    if (failed.isEmpty() && undecided.isEmpty() && minded.isEmpty()) {
      return List.of(new Part.Note(Tone.BOLD, List.of(Line.of(0, "No fault was found."))));
    }
    return List.of(
        new Part.Findings(FINDINGS, "What to change here", Part.Findings.Manner.FULL, failed),
        new Part.Findings(
            FINDINGS, "What could not be decided", Part.Findings.Manner.FULL, undecided),
        new Part.Findings(
            "",
            "What the receivers above mind in the mail that leaves now",
            Part.Findings.Manner.FULL,
            minded));
  }

  private static List<Part.Reason> reasons(CheckResult result, Outcome.Result wanted) {
    return result.sections().stream()
        .flatMap(
            section ->
                section.findings().stream()
                    .filter(finding -> finding.result() == wanted)
                    .map(
                        finding ->
                            Part.Reason.of(section.heading(), Causes.spare(result, finding))))
        .toList();
  }

  private static List<Part.Reason> minded(CheckResult result) {
    return Causes.first(
        result.behindRefusals().all().stream()
            .map(
                finding ->
                    new Part.Reason(
                        Causes.spare(result, finding),
                        "",
                        "",
                        List.of(),
                        receivers(result, finding),
                        Optional.empty()))
            .toList());
  }

  private static List<String> receivers(CheckResult result, Finding finding) {
    return result
        .verdicts()
        .filter(verdict -> !verdict.action().delivers())
        .filter(verdict -> verdict.reasons().has(finding))
        .map(Verdict::persona)
        .distinct()
        .toList();
  }

  /** What no thing that was looked at shows. */
  private static Part passed(CheckResult result) {
    Set<String> failed = result.findings().failed().ids();
    List<Part.Reason> passed =
        reasons(result, Outcome.Result.PASSED).stream()
            .filter(reason -> !failed.contains(reason.finding().id()))
            .toList();
    long rules = passed.stream().map(reason -> reason.finding().id()).distinct().count();
    return new Part.Findings(
        FINDINGS,
        "Not found here (" + rules + " faults that were looked for)",
        Part.Findings.Manner.NAMES,
        passed);
  }

  /** By reason: one thing that could not be read often leaves several rules with nothing to do. */
  private static Part skipped(CheckResult result) {
    Map<String, Set<String>> byReason = new LinkedHashMap<>();
    result
        .skipped()
        .forEach(s -> byReason.computeIfAbsent(s.why(), w -> new LinkedHashSet<>()).add(s.what()));
    for (Finding finding : result.findings().with(Outcome.Result.SKIPPED).all()) {
      String why =
          finding.outcome().evidence().observations().stream()
              .map(seen -> seen.seen())
              .collect(Collectors.joining("; "));
      byReason.computeIfAbsent(why, w -> new LinkedHashSet<>()).add(finding.id());
    }
    List<Line> lines = new ArrayList<>();
    byReason.forEach((why, what) -> lines.add(Line.of(2, String.join(", ", what) + ": " + why)));
    return new Part.Facts(
        "skipped",
        "Not looked at, and why",
        Data.items(result.skipped(), CheckReport::skipped),
        lines);
  }

  private static Data skipped(Skipped skipped) {
    return Data.tree().with("what", skipped.what()).with("why", skipped.why()).done();
  }
}
