package smtpprobe.report;

import fakereceiver.finding.Findings;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Stage;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Printable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import smtpprobe.predict.Prediction;

/** A prediction for people. Immutable. */
public final class PredictionText {

  private final Style style;

  /** Written in {@code style}. */
  public PredictionText(Style style) {
    this.style = style;
  }

  /** The report, line by line. */
  public List<String> lines(Prediction prediction) {
    List<String> lines = new ArrayList<>();
    lines.add(Printable.of(headline(prediction.attempt())));
    lines.add("");
    lines.addAll(table(prediction));
    List<String> faults = new FaultText(style).lines(prediction.verdicts(), "");
    if (!faults.isEmpty()) {
      lines.add("");
      lines.addAll(faults);
    }
    lines.addAll(noted(prediction));
    return lines;
  }

  private static String headline(Attempt attempt) {
    return "If "
        + attempt.clientAddress()
        + attempt.heloName().map(helo -> ", greeting as \"" + helo + "\",").orElse("")
        + " sends mail"
        + attempt.reversePath().map(path -> " from " + path).orElse("")
        + " to "
        + attempt.recipients().stream().map(Mailbox::toString).collect(Collectors.joining(", "))
        + ":";
  }

  private List<String> table(Prediction prediction) {
    Table table = new Table();
    table.row().cell("persona", style::bold).cell("verdict", style::bold);
    table.cell("stage", style::bold).cell("reply", style::bold);
    for (Verdict verdict : prediction.verdicts()) {
      table
          .row()
          .cell(verdict.persona())
          .cell(
              verdict.action().word() + VerdictTable.mark(verdict),
              text -> style.of(verdict.action(), text))
          .cell(verdict.stage().map(Stage::word).orElse("-"))
          .cell(verdict.reply().map(FaultText::shown).orElse("-"));
    }
    List<String> lines = new ArrayList<>(table.lines(""));
    lines.addAll(VerdictTable.legend(prediction.verdicts()));
    lines.addAll(scores(prediction.verdicts()));
    return lines;
  }

  /** What receivers that add up faults have added up. */
  private static List<String> scores(List<Verdict> verdicts) {
    List<String> lines = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      verdict
          .score()
          .ifPresent(
              score ->
                  lines.add(Printable.of("score of " + verdict.persona() + ": " + score.text())));
    }
    return lines;
  }

  /** What no persona here minds, or what could not be found out: never shown as passed. */
  private List<String> noted(Prediction prediction) {
    Set<String> told = new LinkedHashSet<>();
    prediction.verdicts().stream()
        .filter(verdict -> !verdict.action().delivers())
        .forEach(verdict -> told.addAll(verdict.because()));
    List<String> lines = new ArrayList<>();
    Findings.of(prediction.verdicts().stream().map(Verdict::findings).toList())
        .distinct()
        .with(Outcome.Result.FAILED, Outcome.Result.UNDECIDED)
        .where(finding -> !told.contains(finding.id()))
        .all()
        .forEach(finding -> lines.addAll(new FaultText(style).block(finding, "  ")));
    if (!lines.isEmpty()) {
      lines.add(0, "Also seen; no receiver above refuses mail for it:");
      lines.add(0, "");
    }
    return lines;
  }
}
