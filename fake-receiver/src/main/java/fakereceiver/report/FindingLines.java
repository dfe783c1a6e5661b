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
  private static final int FEW = 3;
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
    return all(reasons, indent, Integer.MAX_VALUE, MAX_EVIDENCE);
  }

  /** The first so many with a little of the evidence, the others without any; no note with any. */
  List<String> ranked(List<Part.Reason> reasons, int full) {
    return all(reasons, 0, full, FEW);
  }

  private List<String> all(List<Part.Reason> reasons, int indent, int full, int evidence) {
    Map<List<String>, List<Part.Reason>> byCause = new LinkedHashMap<>();
    for (Part.Reason reason : reasons) {
      byCause.computeIfAbsent(reason.cause(), c -> new ArrayList<>()).add(reason);
    }
    List<String> lines = new ArrayList<>();
    int told = 0;
    for (List<Part.Reason> group : byCause.values()) {
      if (style.verbose()) {
        Part.Reason first = group.get(0);
        lines.addAll(of(first, indent));
        group.subList(1, group.size()).forEach(r -> lines.addAll(shadow(r, first, indent)));
      } else {
        boolean whole = told < full && !group.get(0).finding().card().note();
        lines.addAll(folded(group, indent, whole ? evidence : 0));
        told++;
      }
    }
    return lines;
  }

  /** A cause, with all that speak of it and what else goes with it. */
  private List<String> folded(List<Part.Reason> group, int indent, int evidence) {
    Part.Reason first = group.get(0);
    Set<String> ids = new LinkedHashSet<>();
    group.forEach(reason -> ids.add(reason.finding().id()));
    Set<String> receivers = new LinkedHashSet<>();
    group.forEach(reason -> receivers.addAll(reason.receivers()));
    Map<String, Verdict> replies = new LinkedHashMap<>();
    group.forEach(r -> r.replies().forEach(v -> replies.putIfAbsent(v.persona(), v)));
    String margin = " ".repeat(indent);
    List<String> about =
        group.stream()
            .map(Part.Reason::finding)
            .filter(finding -> finding.id().equals(first.finding().id()))
            .map(Finding::about)
            .distinct()
            .toList();
    Part.Reason whole =
        new Part.Reason(
            new Finding(first.finding().card(), names(about, style), first.finding().outcome()),
            first.section(),
            first.lead(),
            List.copyOf(replies.values()),
            List.copyOf(receivers),
            first.untried());
    List<String> lines = new ArrayList<>(told(whole, margin, evidence));
    ids.remove(first.finding().id());
    if (!ids.isEmpty()) {
      String end = " (--all shows " + (ids.size() == 1 ? "it)" : "them)");
      boolean open = first.finding().isUndecided();
      lines.addAll(
          labelled(
              margin,
              open ? "open" : "ends",
              "also "
                  + (open || evidence == MAX_EVIDENCE
                      ? String.join(", ", ids)
                      : names(
                          List.copyOf(ids),
                          margin.length() + BLANK.length() + 5 + end.length(),
                          style))
                  + end));
    }
    ids.add(first.finding().id());
    lines.addAll(said(whole, margin, ids));
    return lines;
  }

  private List<String> shadow(Part.Reason reason, Part.Reason first, int indent) {
    String margin = " ".repeat(indent);
    List<String> lines = new ArrayList<>(title(reason.finding(), margin));
    lines.addAll(evidence(reason.finding(), margin, MAX_EVIDENCE));
    lines.addAll(labelled(margin, "remedy", "The same as for " + first.finding().id() + "."));
    lines.addAll(said(reason, margin, Set.of(reason.finding().id())));
    return lines;
  }

  List<String> of(Part.Reason reason, int indent) {
    String margin = " ".repeat(indent);
    List<String> lines = new ArrayList<>(told(reason, margin, MAX_EVIDENCE));
    lines.addAll(said(reason, margin, Set.of(reason.finding().id())));
    return lines;
  }

  /** Fault, evidence, remedy. */
  private List<String> told(Part.Reason reason, String margin, int most) {
    Finding finding = reason.finding();
    List<String> lines = new ArrayList<>();
    if (!reason.lead().isEmpty()) {
      lines.addAll(
          style.wrap(margin.substring(Math.min(2, margin.length())), margin, reason.lead()));
    }
    lines.addAll(title(finding, margin));
    lines.addAll(evidence(finding, margin, most));
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
      lines.addAll(
          labelled(
              margin, "for", names(reason.receivers(), margin.length() + BLANK.length(), style)));
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
            doubt(finding) + Printable.of(finding.card().fault() + finding.subject()) + ".");
    List<String> painted = new ArrayList<>(lines);
    painted.set(0, margin + style.bold(finding.id()) + lines.get(0).substring(begin.length() - 2));
    return painted;
  }

  private static String doubt(Finding finding) {
    return finding.isUndecided() ? Missing.doubt(finding) + " whether this is so: " : "";
  }

  private List<String> evidence(Finding finding, String margin, int most) {
    List<String> lines = new ArrayList<>();
    List<String> evidence = Missing.first(finding).lines();
    int shown =
        style.verbose() || (evidence.size() == most + 1 && most > 0)
            ? evidence.size()
            : Math.min(evidence.size(), most);
    String label = "seen";
    for (String seen : evidence.subList(0, shown)) {
      lines.addAll(labelled(margin, label, Printable.of(seen), "  "));
      label = "";
    }
    if (shown < evidence.size() && most > 0) {
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
      VerdictWords.begin(table, verdict, style)
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

  /**
   * As many names as one line holds, and how many more there are.
   *
   * @param used how much of the line stands before and behind them
   */
  static String names(List<String> names, int used, Style style) {
    String all = String.join(", ", names);
    if (style.verbose() || used + all.length() <= style.width()) {
      return all;
    }
    int left = style.width() - used - " and 999 more".length();
    int shown = 1;
    int length = names.get(0).length();
    while (shown < names.size() && length + 2 + names.get(shown).length() <= left) {
      length += 2 + names.get(shown++).length();
    }
    return shown == names.size()
        ? all
        : String.join(", ", names.subList(0, shown)) + " and " + (names.size() - shown) + " more";
  }

  /** A few names, and how many more there are. */
  static String names(List<String> names, Style style) {
    int shown = style.verbose() ? names.size() : Math.min(names.size(), MAX_NAMES);
    return String.join(", ", names.subList(0, shown))
        + (shown < names.size() ? " and " + (names.size() - shown) + " more" : "");
  }
}
