package smtpprobe.report;

import fakereceiver.finding.Finding;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Printable;
import java.util.ArrayList;
import java.util.List;
import smtpprobe.check.CheckResult;
import smtpprobe.fix.RepairResult;
import smtpprobe.remedy.Recipe;

/** Remedies for people: what to write where, and what becomes of the verdicts. Immutable. */
public final class FixText {

  private static final String INDENT = "   ";

  private static final String UNTRIED =
      "it goes with others in this list, or needs more than is known here";

  private final Style style;
  private final boolean verbose;

  /** Written in {@code style}; {@code verbose} leaves nothing out. */
  public FixText(Style style, boolean verbose) {
    this.style = style;
    this.verbose = verbose;
  }

  /** The report, line by line. */
  public List<String> lines(RepairResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(style.bold("As things are"));
    lines.addAll(rows(result.before()));
    if (!result.steps().isEmpty()) {
      lines.add("");
      lines.addAll(
          Wrap.lines(
              "",
              "",
              "What to change, in this order. Nothing was changed: each was tried on a copy of this"
                  + " host's facts and of DNS, on top of those before it. Lines at the left"
                  + " margin are to be copied; where several tools are named, one of them is"
                  + " enough."));
      int number = 1;
      for (RepairResult.Step step : result.steps()) {
        lines.add("");
        lines.addAll(step(number++, step));
      }
      lines.add("");
      lines.add(style.bold("With all of it"));
      lines.addAll(rows(result.after()));
      if (!result.plan().records().isEmpty()) {
        lines.addAll(
            Wrap.lines(
                INDENT,
                INDENT,
                "The records of all steps first. When the old answers have expired, what the mail"
                    + " server greets with and where it sends from: \"smtp-probe check --about"
                    + " reverse --watch\" waits for reverse DNS."));
      }
    }
    result.others().forEach(section -> seen(lines, section));
    left(lines, result);
    undecided(lines, result);
    if (result.steps().isEmpty() && result.left().isEmpty() && result.undecided().isEmpty()) {
      lines.add("");
      lines.add("There is nothing to change.");
    }
    return lines.stream().map(String::stripTrailing).toList();
  }

  private List<String> rows(CheckResult result) {
    List<CheckResult.Row> sending = result.rows().stream().filter(CheckResult.Row::sends).toList();
    return sending.isEmpty()
        ? List.of(INDENT + "mail leaves from no IPv6 address")
        : new MatrixText(style, verbose).lines(sending);
  }

  private List<String> step(int number, RepairResult.Step step) {
    List<String> lines = new ArrayList<>();
    lines.add(style.bold(number + ". " + Printable.of(step.remedy().title())));
    String label = INDENT + "ends       ";
    for (String id : step.mended().ids()) {
      lines.addAll(
          Wrap.lines(
              label,
              INDENT + "             ",
              id + ": " + step.mended().first(id).orElseThrow().card().fault()));
      label = INDENT + "           ";
    }
    lines.add(INDENT + "receivers  " + compared(step.before(), step.after()));
    for (String note : step.remedy().notes()) {
      lines.addAll(
          Wrap.lines(INDENT + "mind       ", INDENT + "           ", Printable.of(note) + "."));
    }
    step.remedy().recipes(step.plan()).forEach(recipe -> lines.addAll(recipe(recipe, style)));
    return lines;
  }

  /** What to copy begins at the left margin: white space means something to most that read it. */
  static List<String> recipe(Recipe recipe, Style style) {
    List<String> lines = new ArrayList<>();
    lines.add(INDENT + style.faint(recipe.tool()));
    recipe.lines().forEach(line -> lines.add(Printable.of(line)));
    return lines;
  }

  private static long delivering(List<Verdict> verdicts) {
    return verdicts.stream().filter(verdict -> verdict.action().delivers()).count();
  }

  private static String compared(List<Verdict> before, List<Verdict> after) {
    if (after.isEmpty()) {
      return "no mail leaves over IPv6 yet";
    }
    long then = delivering(after);
    String now = before.isEmpty() ? "none" : String.valueOf(delivering(before));
    return now.equals(String.valueOf(then))
        ? then + " of " + after.size() + " deliver, as before"
        : now + " of " + after.size() + " deliver before, " + then + " after";
  }

  private void left(List<String> lines, RepairResult result) {
    if (result.left().isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(style.bold("What has to be mended by hand"));
    for (Finding finding : result.left().all()) {
      lines.addAll(new FindingText(style, verbose).block(finding));
      lines.addAll(
          Wrap.lines(
              "    untried ", "            ", finding.card().untried().orElse(UNTRIED) + "."));
    }
  }

  private void seen(List<String> lines, CheckResult.Section section) {
    if (!section.lines().isEmpty()) {
      String title = section.heading();
      lines.add("");
      lines.add(style.bold(Character.toUpperCase(title.charAt(0)) + title.substring(1)));
      for (String line : section.lines()) {
        String margin = INDENT + " ".repeat(line.length() - line.stripLeading().length());
        lines.addAll(Wrap.lines(margin, margin + INDENT, Printable.of(line.strip())));
      }
    }
  }

  private void undecided(List<String> lines, RepairResult result) {
    if (!result.undecided().isEmpty()) {
      lines.add("");
      lines.add(style.bold("What could not be decided"));
      result
          .undecided()
          .all()
          .forEach(finding -> lines.addAll(new FindingText(style, verbose).block(finding)));
    }
  }
}
