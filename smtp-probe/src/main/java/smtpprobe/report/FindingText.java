package smtpprobe.report;

import fakereceiver.finding.Finding;
import fakereceiver.finding.Observation;
import fakereceiver.mail.Printable;
import java.util.ArrayList;
import java.util.List;

/** A finding for people: the fault, the evidence, the remedy, in lines of a bearable length. */
final class FindingText {

  private static final int MAX_EVIDENCE = 8;
  private static final String SEEN = "    seen    ";
  private static final String REMEDY = "    remedy  ";
  private static final String BLANK = "            ";

  private final Style style;
  private final boolean verbose;

  FindingText(Style style, boolean verbose) {
    this.style = style;
    this.verbose = verbose;
  }

  List<String> block(Finding finding) {
    String id = finding.id();
    String fault = finding.card().fault() + " (" + finding.about() + ")";
    boolean undecided = finding.isUndecided();
    List<String> lines = new ArrayList<>();
    List<String> title = Wrap.lines(id + ": ", "    ", doubt(finding) + Printable.of(fault) + ".");
    lines.add(style.bold(id) + title.get(0).substring(id.length()));
    lines.addAll(title.subList(1, title.size()));
    List<String> evidence = finding.outcome().evidence().lines();
    int shown = verbose ? evidence.size() : Math.min(evidence.size(), MAX_EVIDENCE);
    String label = SEEN;
    for (String seen : evidence.subList(0, shown)) {
      lines.addAll(faint(Wrap.lines(label, BLANK + "  ", Printable.of(seen)), label));
      label = BLANK;
    }
    if (shown < evidence.size()) {
      lines.add(BLANK + "and " + (evidence.size() - shown) + " more, with --verbose");
    }
    String help =
        undecided
            ? asksDns(finding)
                ? "Make sure that the name servers behind these lookups answer, then try again"
                : "Look where these rules lead, or try it from a machine outside"
            : Printable.of(finding.remedy());
    if (!help.isBlank()) {
      String sentence = help.endsWith(".") ? help : help + ".";
      lines.addAll(faint(Wrap.lines(REMEDY, BLANK, sentence), REMEDY));
    }
    return lines;
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

  /** The label in front of the first line, painted after the line was broken. */
  private List<String> faint(List<String> lines, String label) {
    List<String> painted = new ArrayList<>(lines);
    painted.set(0, style.faint(label) + lines.get(0).substring(label.length()));
    return painted;
  }
}
