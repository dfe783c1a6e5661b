package fakereceiver.report;

import fakereceiver.finding.Finding;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A finding for people: the fault, the evidence, the remedy, and what is said of it. */
final class FindingLines {

  private static final int MAX_EVIDENCE = 8;
  private static final int MAX_NAMES = 6;
  private static final String BLANK = "            ";

  private final Style style;

  FindingLines(Style style) {
    this.style = style;
  }

  /**
   * One below the other, in full; of those with one cause the first, and then the others' names.
   */
  List<String> all(List<Part.Reason> reasons, int indent) {
    Map<List<String>, List<Part.Reason>> byCause = new LinkedHashMap<>();
    for (Part.Reason reason : reasons) {
      byCause.computeIfAbsent(reason.cause(), c -> new ArrayList<>()).add(reason);
    }
    List<String> lines = new ArrayList<>();
    for (List<Part.Reason> group : byCause.values()) {
      if (style.verbose()) {
        Part.Reason first = group.get(0);
        lines.addAll(of(first, indent));
        group.subList(1, group.size()).forEach(r -> lines.addAll(shadow(r, first, indent)));
      } else {
        lines.addAll(folded(group, indent));
      }
    }
    return lines;
  }

  /** A cause, with all that speak of it and what else goes with it. */
  private List<String> folded(List<Part.Reason> group, int indent) {
    Part.Reason first = group.get(0);
    Set<String> ids = new LinkedHashSet<>();
    group.forEach(reason -> ids.add(reason.finding().id()));
    Set<String> receivers = new LinkedHashSet<>();
    group.forEach(reason -> receivers.addAll(reason.receivers()));
    Map<String, Verdict> replies = new LinkedHashMap<>();
    group.forEach(r -> r.replies().forEach(v -> replies.putIfAbsent(v.persona(), v)));
    Part.Reason whole =
        new Part.Reason(
            first.finding(),
            first.section(),
            first.lead(),
            List.copyOf(replies.values()),
            List.copyOf(receivers),
            first.untried());
    String margin = " ".repeat(indent);
    List<String> about =
        group.stream()
            .map(Part.Reason::finding)
            .filter(finding -> finding.id().equals(first.finding().id()))
            .map(Finding::about)
            .distinct()
            .toList();
    Finding all =
        new Finding(first.finding().card(), names(about, style), first.finding().outcome());
    List<String> lines =
        new ArrayList<>(
            told(
                new Part.Reason(
                    all, first.section(), first.lead(), List.of(), List.of(), first.untried()),
                margin));
    ids.remove(first.finding().id());
    if (!ids.isEmpty()) {
      String also = String.join(", ", ids) + " (--all shows " + (ids.size() == 1 ? "it" : "them");
      lines.addAll(
          labelled(margin, first.finding().isUndecided() ? "open" : "ends", "also " + also + ")"));
    }
    ids.add(first.finding().id());
    lines.addAll(said(whole, margin, ids));
    return lines;
  }

  private List<String> shadow(Part.Reason reason, Part.Reason first, int indent) {
    String margin = " ".repeat(indent);
    List<String> lines = new ArrayList<>(title(reason.finding(), margin));
    lines.addAll(evidence(reason.finding(), margin));
    lines.addAll(labelled(margin, "remedy", "The same as for " + first.finding().id() + "."));
    lines.addAll(said(reason, margin, Set.of(reason.finding().id())));
    return lines;
  }

  List<String> of(Part.Reason reason, int indent) {
    String margin = " ".repeat(indent);
    List<String> lines = new ArrayList<>(told(reason, margin));
    lines.addAll(said(reason, margin, Set.of(reason.finding().id())));
    return lines;
  }

  /** Fault, evidence, remedy. */
  private List<String> told(Part.Reason reason, String margin) {
    Finding finding = reason.finding();
    List<String> lines = new ArrayList<>();
    if (!reason.lead().isEmpty()) {
      lines.addAll(
          style.wrap(margin.substring(Math.min(2, margin.length())), margin, reason.lead()));
    }
    lines.addAll(title(finding, margin));
    lines.addAll(evidence(finding, margin));
    String help = finding.isUndecided() ? Missing.remedy(finding) : Printable.of(finding.remedy());
    if (!help.isBlank()) {
      lines.addAll(labelled(margin, "remedy", help.endsWith(".") ? help : help + "."));
    }
    return lines;
  }

  /**
   * Who says what.
   *
   * @param ids the rules that are spoken of here
   */
  private List<String> said(Part.Reason reason, String margin, Set<String> ids) {
    List<String> lines = new ArrayList<>(replies(reason, margin + "    ", ids));
    if (!reason.receivers().isEmpty()) {
      lines.addAll(labelled(margin, "for", names(reason.receivers(), style)));
    }
    reason.untried().ifPresent(why -> lines.addAll(labelled(margin, "untried", why + ".")));
    return lines;
  }

  private List<String> title(Finding finding, String margin) {
    String begin = margin + finding.id() + ": ";
    List<String> lines =
        style.wrap(
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
        : (Missing.asksDns(finding) ? "DNS could not say" : "The rules alone do not tell")
            + " whether this is so: ";
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
      lines.add(margin + BLANK + "and " + (evidence.size() - shown) + " more, with --all");
    }
    return lines;
  }

  private List<String> labelled(String margin, String label, String text) {
    return labelled(margin, label, text, "");
  }

  /** The label is painted after the line was broken. */
  private List<String> labelled(String margin, String label, String text, String further) {
    String begin = margin + ("    " + label + BLANK).substring(0, BLANK.length());
    List<String> lines = new ArrayList<>(style.wrap(begin, margin + BLANK + further, text));
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
  private List<String> replies(Part.Reason reason, String margin, Set<String> ids) {
    Table table = new Table();
    List<String> others = new ArrayList<>();
    for (Verdict verdict : reason.replies()) {
      if (verdict.action().refuses() && !ids.contains(verdict.because().get(0))) {
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
    List<String> lines = new ArrayList<>(table.lines(margin, style));
    if (!others.isEmpty()) {
      lines.addAll(
          style.wrap(
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
