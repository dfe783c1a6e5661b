package fakereceiver.report;

import fakereceiver.finding.Finding;
import fakereceiver.finding.Observation;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Printable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A finding for people: the fault, the evidence, the remedy, and what is said of it. */
final class FindingLines {

  private static final int MAX_EVIDENCE = 8;
  private static final int MAX_NAMES = 6;
  private static final String BLANK = "            ";

  private final Style style;

  FindingLines(Style style) {
    this.style = style;
  }

  /** One below the other; what the remedy of an earlier one ends too is told in short. */
  List<String> all(List<Part.Reason> reasons, int indent) {
    List<String> lines = new ArrayList<>();
    Map<String, String> told = new HashMap<>();
    for (Part.Reason reason : reasons) {
      Finding finding = reason.finding();
      String first =
          finding.isFailed() && !finding.remedy().isBlank()
              ? told.computeIfAbsent(finding.remedy(), remedy -> finding.id())
              : finding.id();
      lines.addAll(
          first.equals(finding.id()) || style.verbose()
              ? of(reason, indent)
              : shadow(reason, first, indent));
    }
    return lines;
  }

  private List<String> shadow(Part.Reason reason, String cause, int indent) {
    String margin = " ".repeat(indent);
    List<String> lines = new ArrayList<>(title(reason.finding(), margin));
    lines.addAll(labelled(margin, "remedy", "The same as for " + cause + "."));
    lines.addAll(said(reason, margin));
    return lines;
  }

  List<String> of(Part.Reason reason, int indent) {
    Finding finding = reason.finding();
    String margin = " ".repeat(indent);
    List<String> lines = new ArrayList<>();
    if (!reason.lead().isEmpty()) {
      lines.addAll(Wrap.lines(margin.substring(Math.min(2, indent)), margin, reason.lead()));
    }
    lines.addAll(title(finding, margin));
    lines.addAll(evidence(finding, margin));
    String help =
        finding.isUndecided()
            ? asksDns(finding)
                ? "Make sure that the name servers behind these lookups answer, then try again"
                : "Look where these rules lead, or try it from a machine outside"
            : Printable.of(finding.remedy());
    if (!help.isBlank()) {
      lines.addAll(labelled(margin, "remedy", help.endsWith(".") ? help : help + "."));
    }
    lines.addAll(said(reason, margin));
    return lines;
  }

  private List<String> said(Part.Reason reason, String margin) {
    List<String> lines = new ArrayList<>(replies(reason, margin + "    "));
    if (!reason.receivers().isEmpty()) {
      lines.addAll(labelled(margin, "for", names(reason.receivers(), style)));
    }
    reason.untried().ifPresent(why -> lines.addAll(labelled(margin, "untried", why + ".")));
    return lines;
  }

  private List<String> title(Finding finding, String margin) {
    String begin = margin + finding.id() + ": ";
    List<String> lines =
        Wrap.lines(
            begin,
            margin + "    ",
            doubt(finding)
                + Printable.of(finding.card().fault() + " (" + finding.about() + ")")
                + ".");
    List<String> painted = new ArrayList<>(lines);
    painted.set(0, margin + style.bold(finding.id()) + lines.get(0).substring(begin.length() - 2));
    return painted;
  }

  private static String doubt(Finding finding) {
    return !finding.isUndecided()
        ? ""
        : (asksDns(finding) ? "DNS could not say" : "The rules alone do not tell")
            + " whether this is so: ";
  }

  private static boolean asksDns(Finding finding) {
    return finding.outcome().evidence().observations().stream()
        .anyMatch(Observation.Lookup.class::isInstance);
  }

  private List<String> evidence(Finding finding, String margin) {
    List<String> lines = new ArrayList<>();
    List<String> evidence = finding.outcome().evidence().lines();
    int shown = style.verbose() ? evidence.size() : Math.min(evidence.size(), MAX_EVIDENCE);
    String label = "seen";
    for (String seen : evidence.subList(0, shown)) {
      lines.addAll(labelled(margin, label, Printable.of(seen), "  "));
      label = "";
    }
    if (shown < evidence.size()) {
      lines.add(margin + BLANK + "and " + (evidence.size() - shown) + " more, with --verbose");
    }
    return lines;
  }

  private List<String> labelled(String margin, String label, String text) {
    return labelled(margin, label, text, "");
  }

  /** The label is painted after the line was broken. */
  private List<String> labelled(String margin, String label, String text, String further) {
    String begin = margin + ("    " + label + BLANK).substring(0, BLANK.length());
    List<String> lines = new ArrayList<>(Wrap.lines(begin, margin + BLANK + further, text));
    lines.set(
        0,
        margin
            + "    "
            + style.paint(
                label.isEmpty() ? Tone.PLAIN : Tone.FAINT, begin.substring(margin.length() + 4))
            + lines.get(0).substring(begin.length()));
    return lines;
  }

  /** Who speaks of this fault, in which words; then who would, if another came not first. */
  private List<String> replies(Part.Reason reason, String margin) {
    Table table = new Table();
    List<String> others = new ArrayList<>();
    for (Verdict verdict : reason.replies()) {
      if (verdict.action().refuses() && !verdict.because().get(0).equals(reason.finding().id())) {
        others.add(verdict.persona());
        continue;
      }
      table
          .row()
          .cell(verdict.persona())
          .cell(
              verdict.action().word() + VerdictWords.mark(verdict),
              text -> style.paint(Tone.of(verdict.action()), text))
          .cell(verdict.stage().map(stage -> "at " + stage.word()).orElse(""))
          .cell(
              verdict.action().refuses()
                  ? verdict.reply().map(VerdictWords::shown).orElse("")
                  : "says 250, and does not put the mail into the inbox");
    }
    List<String> lines = new ArrayList<>(table.lines(margin));
    if (!others.isEmpty()) {
      lines.addAll(
          Wrap.lines(
              margin + "would refuse for this too: ", margin + "  ", String.join(", ", others)));
    }
    return lines;
  }

  /** A few names, and how many more there are. */
  static String names(List<String> names, Style style) {
    int shown = style.verbose() ? names.size() : Math.min(names.size(), MAX_NAMES);
    return String.join(", ", names.subList(0, shown))
        + (shown < names.size() ? " and " + (names.size() - shown) + " more" : "");
  }
}
