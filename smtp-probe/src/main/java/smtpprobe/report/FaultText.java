package smtpprobe.report;

import fakereceiver.judge.Outcome;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Printable;
import fakereceiver.mail.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fault, evidence and remedy of everything that made a verdict worse than accepting. */
final class FaultText {

  private final Style style;

  FaultText(Style style) {
    this.style = style;
  }

  /** One block for each rule behind the verdicts on one attempt, then the replies given for it. */
  List<String> lines(List<Verdict> verdicts, String indent) {
    List<String> lines = new ArrayList<>();
    byRule(verdicts)
        .forEach(
            (rule, behind) -> {
              lines.addAll(block(rule, behind.get(0).outcomes().get(rule), indent));
              lines.addAll(replies(behind, indent + "    "));
            });
    return lines;
  }

  private static Map<String, List<Verdict>> byRule(List<Verdict> verdicts) {
    Map<String, List<Verdict>> byRule = new LinkedHashMap<>();
    for (Verdict verdict : verdicts) {
      if (!verdict.action().delivers()) {
        for (String rule : verdict.because()) {
          byRule.computeIfAbsent(rule, r -> new ArrayList<>()).add(verdict);
        }
      }
    }
    return byRule;
  }

  /** The fault, the evidence, the remedy. */
  List<String> block(String rule, Outcome outcome, String indent) {
    List<String> lines = new ArrayList<>();
    boolean undecided = outcome.result() == Outcome.Result.UNDECIDED;
    lines.add(
        indent
            + style.bold(rule)
            + ": "
            + (undecided ? "DNS could not say whether this is so: " : "")
            + Cards.fault(rule)
            + ".");
    String label = "seen    ";
    for (String seen : outcome.evidence().lines()) {
      lines.add(indent + "    " + style.faint(label) + Printable.of(seen));
      label = "        ";
    }
    lines.add(
        indent
            + "    "
            + style.faint("remedy  ")
            + (undecided
                ? "Make sure that the name servers behind these lookups answer, then try again."
                : Printable.of(Cards.remedy(rule, outcome)) + "."));
    return lines;
  }

  private List<String> replies(List<Verdict> verdicts, String indent) {
    Table table = new Table();
    for (Verdict verdict : verdicts) {
      table
          .row()
          .cell(verdict.persona())
          .cell(verdict.action().word(), text -> style.of(verdict.action(), text))
          .cell(verdict.stage().map(stage -> "at " + stage.word()).orElse(""))
          .cell(
              verdict.action().refuses()
                  ? verdict.reply().map(FaultText::shown).orElse("")
                  : "250, but not delivered to the inbox");
    }
    return table.lines(indent);
  }

  /** A reply in one line. */
  static String shown(Reply reply) {
    return Printable.of(
        reply.code()
            + " "
            + reply.status().map(status -> status + " ").orElse("")
            + reply.text());
  }
}
