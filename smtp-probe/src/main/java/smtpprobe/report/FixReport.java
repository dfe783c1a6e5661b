package smtpprobe.report;

import fakereceiver.finding.Findings;
import fakereceiver.judge.Verdict;
import fakereceiver.report.Data;
import fakereceiver.report.Line;
import fakereceiver.report.Part;
import fakereceiver.report.Report;
import fakereceiver.report.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smtpprobe.check.CheckResult;
import smtpprobe.fix.Cure;
import smtpprobe.fix.RepairResult;
import smtpprobe.predict.Counted;
import smtpprobe.remedy.Recipe;

/** Remedies: what to write where, and what becomes of the verdicts. */
final class FixReport {

  private static final String UNTRIED =
      "it goes with others in this list, or needs more than is known here";

  private FixReport() {}

  static Report of(RepairResult result) {
    List<Part> parts = new ArrayList<>();
    Unheard.of(result.before()).ifPresent(parts::add);
    parts.addAll(
        rows(
            "",
            "As things are",
            result.steps().isEmpty() ? Part.Verdicts.Layout.SUMMARY : Part.Verdicts.Layout.COUNTS,
            result.before()));
    if (result.steps().isEmpty()) {
      parts.add(Part.Facts.of("remedies", new Data.Items(List.of())));
      parts.add(silent(result.after()));
    } else {
      parts.add(
          Part.Note.of(
              "What to change, in this order. Nothing was changed: each was tried on a copy. Lines"
                  + " at the left margin are to be copied; of several tools one is enough."));
      parts.add(
          new Part.Steps(
              "remedies",
              "",
              result.steps().stream()
                  .map(step -> step(step, result.steps().get(0).before()))
                  .toList()));
      parts.addAll(
          rows("verdicts", "With all of it", Part.Verdicts.Layout.SUMMARY, result.after()));
      if (!result.plan().records().isEmpty()) {
        parts.add(then());
      }
    }
    parts.add(Decisions.secondWay(result));
    parts.add(Decisions.of(result.before().host()));
    parts.addAll(SeenFacts.of(result.others()));
    Findings left = result.left();
    Findings aside = result.aside();
    parts.add(
        findings(
            "byHand",
            "What has to be mended by hand",
            result.steps().isEmpty() ? Part.Findings.Manner.RANKED : Part.Findings.Manner.SHORT,
            left.where(finding -> !aside.has(finding)),
            true));
    parts.add(findings("", "Good to know", Part.Findings.Manner.SHORT, result.notes(), false));
    parts.add(
        findings(
            "undecided",
            result.undecided().isEmpty()
                ? ""
                : "What could not be decided: " + result.undecided().all().size(),
            result.steps().isEmpty() && left.isEmpty()
                ? Part.Findings.Manner.RANKED
                : Part.Findings.Manner.SHORT,
            result.undecided(),
            false));
    parts.add(
        findings(
            "byHand",
            "Behind verdicts that are not counted",
            Part.Findings.Manner.ASIDE,
            aside,
            true));
    parts.add(Part.Facts.of("zone", new Data.Text(result.plan().zone())));
    parts.add(FixAnswer.of(result, left.where(finding -> !aside.has(finding))));
    return new Report("fix", result.status(), parts);
  }

  private static String nowhere(CheckResult result) {
    return result.host().seen().unknown().isPresent()
        ? "which address receivers see is not known"
        : result.host().unknownBind().isPresent()
            ? "where mail leaves from is not known"
            : result.host().perhapsLeaves()
                ? "whether mail leaves over IPv6 is not known"
                : "mail leaves from no IPv6 address";
  }

  /** Only the addresses that mail leaves from, for people; programs get every one. */
  private static List<Part> rows(
      String name, String heading, Part.Verdicts.Layout layout, CheckResult result) {
    List<CheckResult.Row> sending = result.rows().stream().filter(CheckResult.Row::sends).toList();
    return sending.isEmpty()
        ? List.of(
            new Part.Facts(
                name,
                heading,
                new Data.Items(List.of()),
                List.of(new Line.Verbatim("   " + nowhere(result)))))
        : List.of(
            new Part.Verdicts(
                name,
                heading,
                "",
                layout,
                CheckReport.rows(result, sending, Cure.none(result.host()))));
  }

  private static Part silent(CheckResult result) {
    return Part.Facts.of(
        "verdicts",
        Data.items(
            result.rows().stream().filter(CheckResult.Row::sends).toList(),
            row ->
                Trees.sending(row.address(), row.sends(), row.prediction().attempt())
                    .with("verdicts", Data.items(row.prediction().verdicts(), Data.Judged::new))
                    .done()));
  }

  private static Part then() {
    return new Part.Note(
        Tone.PLAIN,
        List.of(
            StepLines.sentence(
                "The records of all steps first. When the old answers have expired, what the mail"
                    + " server greets with and where it sends from: \"smtp-probe check --about"
                    + " reverse --watch\" waits for reverse DNS.")));
  }

  private static Part findings(
      String name,
      String heading,
      Part.Findings.Manner manner,
      Findings findings,
      boolean untried) {
    return new Part.Findings(
        name,
        heading,
        manner,
        findings.all().stream()
            .map(
                finding ->
                    new Part.Reason(
                        finding,
                        "",
                        "",
                        List.of(),
                        List.of(),
                        untried
                            ? Optional.of(finding.card().untried().orElse(UNTRIED))
                            : Optional.empty()))
            .toList());
  }

  private static Part.Step step(RepairResult.Step step, List<Verdict> base) {
    List<Line> ends = new ArrayList<>();
    String label = "ends";
    for (String id : step.mended().ids()) {
      ends.add(StepLines.fault(label, step.mended().first(id).orElseThrow().card()));
      label = "";
    }
    List<Line> between = new ArrayList<>();
    between.add(StepLines.labelled("receivers", compared(step, base)));
    List<String> notes = step.remedy().notes(step.plan());
    for (String note : notes) {
      between.add(StepLines.labelled("mind", note + "."));
    }
    List<Recipe> recipes = step.remedy().recipes(step.plan());
    List<Line> lines = new ArrayList<>(ends);
    lines.addAll(between);
    lines.addAll(StepLines.recipes(recipes));
    List<Line> few = new ArrayList<>();
    FixAnswer.main(step.mended()).ifPresent(one -> few.add(StepLines.fault("ends", one.card())));
    if (ends.size() > 1) {
      few.add(StepLines.labelled("", "and " + (ends.size() - 1) + " more (--all shows them)"));
    }
    few.addAll(between);
    few.addAll(FewRecipes.lines(recipes));
    return new Part.Step(
        optional(step) + step.remedy().title(),
        step.mended(),
        Data.tree()
            .with("title", step.remedy().title())
            .with("mends", Data.texts(step.mended().ids()))
            .with(
                "mended",
                Data.items(
                    step.mended().all(),
                    finding ->
                        Data.tree()
                            .with("rule", finding.id())
                            .with("about", finding.about())
                            .done()))
            .with("optional", step.optional())
            .with("source", step.way().map(way -> way.from().text()).orElse(""))
            .with("notes", Data.texts(notes))
            .with("recipes", Data.items(recipes, Trees::recipe))
            .with("before", Data.items(step.before(), Data.Judged::new))
            .with("after", Data.items(step.after(), Data.Judged::new))
            .done(),
        lines,
        Optional.of(few));
  }

  private static String optional(RepairResult.Step step) {
    if (!step.optional()) {
      return "";
    }
    return step.isMinded()
        ? "Optional, no receiver that counts refuses mail for it: "
        : "Optional, no receiver refuses mail for it: ";
  }

  /** From one base, so that the steps can be compared: the mail that leaves as things are. */
  private static String compared(RepairResult.Step step, List<Verdict> base) {
    List<Verdict> after = step.after();
    if (after.isEmpty()) {
      return "no mail leaves over IPv6 " + (step.before().isEmpty() ? "yet" : "then");
    }
    List<Verdict> before = step.way().map(RepairResult.Way::now).orElse(base);
    long then = Counted.delivering(after);
    long now = before.isEmpty() ? 0 : Counted.delivering(before);
    return then
        + " of "
        + Counted.of(after).size()
        + " deliver "
        + step.way().map(way -> "mail from " + way.from() + " ").orElse("")
        + "with the steps so far, "
        + (now == then ? "as many as without" : now + " as things are");
  }
}
