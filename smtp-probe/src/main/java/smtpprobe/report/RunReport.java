package smtpprobe.report;

import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Verdict;
import fakereceiver.report.Data;
import fakereceiver.report.Line;
import fakereceiver.report.Part;
import fakereceiver.report.Report;
import fakereceiver.report.Tone;
import java.util.ArrayList;
import java.util.Collection;
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
    Unheard.of(hosts.values().stream().flatMap(host -> host.verdicts().stream()))
        .ifPresent(parts::add);
    parts.add(
        new Part.Verdicts(
            "verdicts",
            "What receivers would do with mail of these hosts",
            "",
            Part.Verdicts.Layout.SUMMARY,
            rows));
    parts.addAll(reasons);
    parts.add(new Part.Note(Tone.BOLD, List.of(Line.of(0, conclusion(hosts.values())))));
    return new Report("run", PredictionReport.status(hosts.values()), parts);
  }

  private static String conclusion(Collection<Prediction> hosts) {
    List<List<Verdict>> failing =
        hosts.stream()
            .map(
                host ->
                    host.verdicts().stream()
                        .filter(verdict -> verdict.counts() && !verdict.action().delivers())
                        .toList())
            .filter(verdicts -> !verdicts.isEmpty())
            .toList();
    long open =
        failing.stream().filter(some -> some.stream().allMatch(Verdict::isUndecided)).count();
    long sure = failing.size() - open;
    String undecided = open + " of " + hosts.size() + " could not be decided.";
    return failing.isEmpty()
        ? "Every receiver that counts would take the mail of every host."
        : sure == 0
            ? undecided
            : sure
                + " of "
                + hosts.size()
                + " hosts have something to change"
                + (open == 0 ? "." : "; " + undecided);
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
