package smtpprobe.report;

import fakereceiver.finding.Finding;
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
              lines.addAll(block(behind.get(0).findings().first(rule).orElseThrow(), indent));
              lines.addAll(replies(rule, behind, indent + "    "));
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

  /** The fault, the evidence, and the remedy if there is one. */
  List<String> block(Finding finding, String indent) {
    List<String> lines = new ArrayList<>();
    boolean undecided = finding.isUndecided();
    lines.add(
        indent
            + style.bold(finding.id())
            + ": "
            + (undecided ? "DNS could not say whether this is so: " : "")
            + finding.card().fault()
            + ".");
    String label = "seen    ";
    for (String seen : finding.outcome().evidence().lines()) {
      lines.add(indent + "    " + style.faint(label) + Printable.of(seen));
      label = "        ";
    }
    String remedy =
        undecided
            ? "Make sure that the name servers behind these lookups answer, then try again."
            : Printable.of(finding.remedy());
    if (!remedy.isBlank()) {
      lines.add(indent + "    " + style.faint("remedy  ") + sentence(remedy));
    }
    return lines;
  }

  /** Who speaks of this fault, in which words; then who would, if another came not first. */
  private List<String> replies(String rule, List<Verdict> verdicts, String indent) {
    Table table = new Table();
    List<String> others = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      if (verdict.action().refuses() && !verdict.because().get(0).equals(rule)) {
        others.add(verdict.persona());
        continue;
      }
      table
          .row()
          .cell(verdict.persona())
          .cell(
              verdict.action().word() + VerdictTable.mark(verdict),
              text -> style.of(verdict.action(), text))
          .cell(verdict.stage().map(stage -> "at " + stage.word()).orElse(""))
          .cell(
              verdict.action().refuses()
                  ? verdict.reply().map(FaultText::shown).orElse("")
                  : "says 250, and does not put the mail into the inbox");
    }
    List<String> lines = new ArrayList<>(table.lines(indent));
    if (!others.isEmpty()) {
      lines.add(indent + "would refuse for this too: " + String.join(", ", others));
    }
    return lines;
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  /** A reply in one line. */
  static String shown(Reply reply) {
    return Printable.of(
        reply.code() + " " + reply.status().map(status -> status + " ").orElse("") + reply.text());
  }
}
