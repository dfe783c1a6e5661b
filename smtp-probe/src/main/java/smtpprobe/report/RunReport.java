package smtpprobe.report;

import fakereceiver.dns.IpAddress;
import fakereceiver.report.Data;
import fakereceiver.report.Line;
import fakereceiver.report.Part;
import fakereceiver.report.Report;
import fakereceiver.report.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import smtpprobe.predict.Prediction;

/** Predictions for the hosts of a project: a row for each, then what is behind those that fail. */
final class RunReport {

  private RunReport() {}

  static Report of(Map<String, Prediction> hosts) {
    List<Part.Row> rows = new ArrayList<>();
    List<Part> reasons = new ArrayList<>();
    hosts.forEach(
        (name, prediction) -> {
          rows.add(row(name, prediction));
          reasons.add(
              new Part.Findings(
                  "",
                  name,
                  Part.Findings.Manner.FULL,
                  PredictionReport.reasons(prediction.verdicts()).stream()
                      .map(PredictionReport::byName)
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
            Tone.BOLD,
            List.of(
                Line.of(
                    0,
                    failing == 0
                        ? "Every receiver that counts would take the mail of every host."
                        : failing + " of " + rows.size() + " hosts have something to change."))));
    return new Report("run", PredictionReport.status(hosts.values()), parts);
  }

  private static boolean isFailing(Part.Row row) {
    return row.verdicts().stream().anyMatch(one -> one.counts() && !one.action().delivers());
  }

  private static Part.Row row(String name, Prediction prediction) {
    IpAddress source = prediction.attempt().clientAddress();
    return new Part.Row(
        name,
        source.text(),
        true,
        Data.tree()
            .with("host", name)
            .with(Trees.sending(source, true, prediction.attempt()).done())
            .done(),
        prediction.verdicts().stream().map(Part.Judged::of).toList());
  }
}
