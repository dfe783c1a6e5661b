package smtpprobe.report;

import fakereceiver.finding.Finding;
import fakereceiver.judge.Verdict;
import fakereceiver.report.Data;
import fakereceiver.report.Line;
import fakereceiver.report.Part;
import fakereceiver.report.Report;
import fakereceiver.report.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smtpprobe.predict.Prediction;

/** Predictions for the hosts of a project: a row for each, then what is behind those that fail. */
final class RunReport {

  private RunReport() {}

  static Report of(Map<String, Prediction> hosts) {
    List<Part.Row> rows = new ArrayList<>();
    List<Part> reasons = new ArrayList<>();
    List<Verdict> all = new ArrayList<>();
    hosts.forEach(
        (name, prediction) -> {
          all.addAll(prediction.verdicts());
          rows.add(row(name, prediction));
          reasons.add(
              new Part.Findings(
                  "",
                  name,
                  Part.Findings.Manner.FULL,
                  PredictionReport.reasons(prediction.verdicts()).stream()
                      .map(reason -> shared(reason))
                      .toList()));
        });
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part.Verdicts(
            "verdicts",
            "What receivers would do with mail of these hosts",
            "",
            Part.Verdicts.Layout.SUMMARY,
            rows));
    parts.addAll(reasons);
    long failing = rows.stream().filter(RunReport::isFailing).count();
    parts.add(
        new Part.Note(
            fakereceiver.report.Tone.BOLD,
            List.of(
                Line.of(
                    0,
                    failing == 0
                        ? "Every receiver that counts would take the mail of every host."
                        : failing + " of " + rows.size() + " hosts have something to change."))));
    return new Report(
        "run",
        Status.of(
            all.stream().anyMatch(Verdict::isWorse),
            hosts.values().stream().anyMatch(one -> !one.unanswered().isEmpty())
                || all.stream().anyMatch(one -> one.counts() && one.isUndecided())),
        parts);
  }

  private static boolean isFailing(Part.Row row) {
    return row.verdicts().stream().anyMatch(one -> one.counts() && !one.action().delivers());
  }

  private static Part.Reason shared(Part.Reason reason) {
    Finding finding = reason.finding();
    return new Part.Reason(
        finding,
        "",
        "",
        List.of(),
        reason.replies().stream().map(Verdict::persona).toList(),
        Optional.empty());
  }

  private static Part.Row row(String name, Prediction prediction) {
    return new Part.Row(
        name,
        prediction.attempt().clientAddress().text(),
        true,
        Data.tree()
            .with("host", name)
            .with("source", prediction.attempt().clientAddress().text())
            .with("sendsNow", true)
            .with("attempt", Trees.attempt(prediction.attempt()))
            .done(),
        prediction.verdicts().stream().map(Part.Judged::of).toList());
  }
}
