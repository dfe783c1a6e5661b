package fakereceiver.report;

import fakereceiver.finding.Finding;
import fakereceiver.judge.Action;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Printable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Goes through a report and lists every result in it, each once. */
final class Results {

  private final List<Verdict> verdicts = new ArrayList<>();
  private final Map<String, Result> byId = new LinkedHashMap<>();
  private final Map<String, Integer> mails = new HashMap<>();
  private final boolean severalRows;
  private final Action failsFrom;

  private Results(Report report) {
    failsFrom = report.failsFrom();
    boolean several = false;
    for (Part part : report.parts()) {
      if (part instanceof Part.Verdicts table) {
        several |= table.rows().size() > 1;
        table.rows().stream()
            .filter(Part.Row::isCurrent)
            .flatMap(row -> row.cells().stream())
            .filter(cell -> !cell.isGood())
            .forEach(cell -> verdicts.add(cell.verdict()));
      }
    }
    severalRows = several;
    report.parts().forEach(this::part);
    report.parts().forEach(this::causes);
  }

  /** What receivers mind, and no other part tells of. */
  private void causes(Part part) {
    if (part instanceof Part.Findings findings
        && findings.manner() == Part.Findings.Manner.CAUSES) {
      findings.reasons().forEach(reason -> finding(findings, reason));
    }
  }

  /** The results, in the order of the report. */
  static List<Result> of(Report report) {
    return List.copyOf(new Results(report).byId.values());
  }

  private void part(Part part) {
    if (part instanceof Part.Verdicts table) {
      table.rows().forEach(row -> row.cells().forEach(cell -> verdict(row, cell)));
    } else if (part instanceof Part.Findings findings && findings.manner().holdsResults()) {
      findings.reasons().forEach(reason -> finding(findings, reason));
    } else if (part instanceof Part.Talks talks) {
      talks.talks().stream().filter(talk -> !talk.result().isEmpty()).forEach(this::talk);
    } else if (part instanceof Part.Steps steps) {
      steps.steps().forEach(this::step);
    }
  }

  /** What was seen first stands: further parts tell more of the same thing. */
  private void add(Result result) {
    byId.putIfAbsent(result.id(), result);
  }

  private static String id(String... words) {
    return Printable.of(String.join(" ", words).strip());
  }

  static String id(Part.Row row, Verdict verdict) {
    return id(
        "receiver",
        verdict.persona(),
        row.label(),
        String.join("+", verdict.because().stream().sorted().toList()));
  }

  static String id(Finding finding) {
    return id("fault", finding.id(), finding.about());
  }

  static String id(Part.Step step) {
    return id("step", step.title());
  }

  static String id(Part.Talk talk) {
    return id("mail", talk.subject(), talk.isGood() ? "" : talk.result());
  }

  private void verdict(Part.Row row, Part.Judged cell) {
    Verdict verdict = cell.verdict();
    boolean counts = verdict.counts() && row.isCurrent();
    Result.State state =
        cell.predicted().isPresent()
            ? cell.isGood() ? Result.State.PASSED : Result.State.FAILED
            : state(verdict, counts);
    String said =
        VerdictWords.cell(verdict)
            + verdict.reply().map(reply -> ": " + VerdictWords.shown(reply)).orElse("");
    String message =
        cell.predicted().isPresent()
            ? "not as predicted: " + said
            : counts ? said : said + " (does not count)";
    add(
        new Result(
            Result.Kind.RECEIVER,
            id(row, verdict),
            verdict.persona() + (severalRows ? " (" + row.label() + ")" : ""),
            state,
            cell.predicted().isPresent() ? Action.REJECT : verdict.action(),
            state == Result.State.PASSED ? "" : message,
            verdict.reasons().all(),
            List.of(verdict.persona()),
            List.of()));
  }

  private Result.State state(Verdict verdict, boolean counts) {
    if (!counts) {
      return Result.State.SKIPPED;
    }
    Action action = verdict.action();
    boolean failure = action != Action.ACCEPT && action.compareTo(failsFrom) >= 0;
    if (action.delivers() && !failure) {
      return Result.State.PASSED;
    }
    return verdict.isUndecided()
        ? Result.State.UNDECIDED
        : failure ? Result.State.FAILED : Result.State.NOTED;
  }

  private void finding(Part.Findings part, Part.Reason reason) {
    Finding finding = reason.finding();
    Action level = level(part, reason);
    Result.State state =
        switch (finding.result()) {
          case PASSED -> Result.State.PASSED;
          case FAILED -> level.compareTo(failsFrom) >= 0 ? Result.State.FAILED : Result.State.NOTED;
          case UNDECIDED -> Result.State.UNDECIDED;
          case SKIPPED -> Result.State.SKIPPED;
        };
    add(
        new Result(
            Result.Kind.FAULT,
            id(finding),
            finding.id() + finding.subject(),
            state,
            level,
            state == Result.State.PASSED ? "" : message(finding),
            List.of(finding),
            receivers(finding, reason),
            List.of()));
  }

  private static String message(Finding finding) {
    return switch (finding.result()) {
      case PASSED -> "";
      case FAILED -> finding.card().fault() + ": " + finding.about();
      case UNDECIDED ->
          "could not be decided whether this is so: "
              + finding.card().fault()
              + ": "
              + finding.about();
      case SKIPPED -> String.join("; ", finding.outcome().evidence().lines());
    };
  }

  /** As bad as what receivers do about it; a fault of the own side is as bad as junk by itself. */
  private Action level(Part.Findings part, Part.Reason reason) {
    boolean own =
        (!part.name().isEmpty() || !reason.section().isEmpty()) && !reason.finding().card().note();
    return verdicts.stream()
        .filter(Verdict::counts)
        .filter(verdict -> verdict.because().contains(reason.finding().id()))
        .map(Verdict::action)
        .max(Comparator.naturalOrder())
        .orElse(own ? Action.JUNK : Action.NOTE);
  }

  private List<String> receivers(Finding finding, Part.Reason reason) {
    Set<String> names = new LinkedHashSet<>(reason.receivers());
    reason.replies().forEach(verdict -> names.add(verdict.persona()));
    if (names.isEmpty()) {
      verdicts.stream()
          .filter(verdict -> verdict.because().contains(finding.id()))
          .forEach(verdict -> names.add(verdict.persona()));
    }
    return List.copyOf(names);
  }

  private void talk(Part.Talk talk) {
    Result.State state =
        talk.isGood()
            ? Result.State.PASSED
            : talk.result().equals(Part.Talk.NO_RESULT)
                ? Result.State.UNDECIDED
                : talk.end().compareTo(failsFrom) >= 0 ? Result.State.FAILED : Result.State.NOTED;
    String id = id(talk);
    int number = mails.merge(id, 1, Integer::sum);
    add(
        new Result(
            Result.Kind.MAIL,
            number > 1 ? id + " (" + number + ")" : id,
            talk.title(),
            state,
            talk.end(),
            talk.isGood() ? "" : message(talk),
            talk.findings(),
            List.of(),
            talk.isGood() ? List.of() : talk.more()));
  }

  private static String message(Part.Talk talk) {
    return talk.more().isEmpty() ? talk.result() : talk.result() + ": " + talk.more().get(0);
  }

  private void step(Part.Step step) {
    add(
        new Result(
            Result.Kind.STEP,
            id(step),
            step.title(),
            step.mended().isEmpty() ? Result.State.NOTED : Result.State.FAILED,
            Action.JUNK,
            "to do: " + step.title(),
            step.mended().all(),
            List.of(),
            List.of()));
  }
}
