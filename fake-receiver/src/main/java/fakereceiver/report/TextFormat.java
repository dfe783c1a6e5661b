package fakereceiver.report;

import fakereceiver.mail.Printable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A report for people. The only place that knows of columns and colours. */
final class TextFormat {

  private static final String INDENT = "  ";

  private static final Set<Part.Findings.Manner> FOLDED =
      EnumSet.of(Part.Findings.Manner.NAMES, Part.Findings.Manner.ASIDE);

  private final Style style;

  private TextFormat(Style style) {
    this.style = style;
  }

  /**
   * Parts are set apart by an empty line, unless they are folded; those that say nothing leave
   * none.
   */
  static List<String> lines(Report report, Style style) {
    TextFormat format = new TextFormat(style);
    List<String> lines = new ArrayList<>();
    List<Part> folded = new ArrayList<>();
    for (Part part : report.parts()) {
      if (format.isFolded(part)) {
        folded.add(part);
        continue;
      }
      List<String> said = format.part(part);
      if (!said.isEmpty()) {
        add(lines, format.folded(folded));
        folded.clear();
        if (format.isTold(part)) {
          lines.addAll(said);
        } else {
          add(lines, said);
        }
      }
    }
    add(lines, format.folded(folded));
    return lines.stream().map(String::stripTrailing).toList();
  }

  /** Whether the part above has told what it is about. */
  private boolean isTold(Part part) {
    return !style.verbose()
        && part instanceof Part.Verdicts verdicts
        && verdicts.layout() == Part.Verdicts.Layout.CURRENT
        && verdicts.rows().stream().anyMatch(Part.Row::isCurrent);
  }

  /** Parts that follow each other and are folded, in one sentence. */
  private List<String> folded(List<Part> parts) {
    if (parts.isEmpty()) {
      return List.of();
    }
    List<String> all = new ArrayList<>();
    for (Part part : parts) {
      String one = folded(part);
      all.add(all.isEmpty() ? one : Character.toLowerCase(one.charAt(0)) + one.substring(1));
    }
    return style.wrap("", INDENT, Printable.of(String.join("; ", all) + " (--all shows them)"));
  }

  private List<String> part(Part part) {
    List<String> lines = new ArrayList<>();
    if (part instanceof Part.Note note) {
      lines(note.lines()).forEach(line -> lines.add(style.paint(note.tone(), line)));
    } else if (part instanceof Part.Facts facts) {
      if (!style.verbose() && facts.brief().isPresent()) {
        return lines(facts.brief().get());
      }
      lines.addAll(lines(facts.lines()));
    } else if (part instanceof Part.Findings findings) {
      lines.addAll(findings(findings));
    } else if (part instanceof Part.Verdicts verdicts) {
      if (isTold(part)) {
        return new VerdictLines(style).of(verdicts);
      }
      if (!verdicts.intro().isEmpty()) {
        lines.addAll(style.wrap(INDENT, INDENT, Printable.of(verdicts.intro())));
      }
      lines.addAll(new VerdictLines(style).of(verdicts));
    } else if (part instanceof Part.Talks talks) {
      talks.talks().forEach(talk -> add(lines, talk(talk)));
    } else if (part instanceof Part.Steps steps) {
      int number = 1;
      for (Part.Step step : steps.steps()) {
        List<String> one = new ArrayList<>();
        String first = number++ + ". ";
        style
            .wrap(first, " ".repeat(first.length()), Printable.of(step.title()))
            .forEach(line -> one.add(style.bold(line)));
        one.addAll(lines(style.verbose() ? step.lines() : step.brief().orElse(step.lines())));
        add(lines, one);
      }
    }
    if (!lines.isEmpty() && !part.heading().isEmpty()) {
      lines.addAll(
          0, style.wrap("", "", Printable.of(part.heading())).stream().map(style::bold).toList());
    }
    return lines;
  }

  private static void add(List<String> lines, List<String> more) {
    if (!lines.isEmpty() && !more.isEmpty()) {
      lines.add("");
    }
    lines.addAll(more);
  }

  private List<String> findings(Part.Findings part) {
    List<String> lines = new ArrayList<>();
    switch (part.manner()) {
      case FULL, ASIDE -> lines.addAll(new FindingLines(style).all(part.reasons(), 0));
      case RANKED, CAUSES -> lines.addAll(new FindingLines(style).ranked(part.reasons(), 1));
      case SHORT -> lines.addAll(new FindingLines(style).ranked(part.reasons(), 0));
      case INDENTED, EXPLAINING -> lines.addAll(new FindingLines(style).all(part.reasons(), 2));
      case NAMES -> lines.addAll(names(part));
      case SILENT -> {}
    }
    return lines;
  }

  /** Nothing but the heading, unless everything is asked for. */
  private List<String> names(Part.Findings part) {
    Set<String> ids = new LinkedHashSet<>();
    part.reasons().forEach(reason -> ids.add(reason.finding().id()));
    List<String> lines = new ArrayList<>();
    if (!ids.isEmpty()) {
      lines.addAll(style.wrap(INDENT, INDENT, String.join(", ", ids)));
    }
    for (Part.Reason reason : part.reasons()) {
      for (String seen : reason.finding().outcome().evidence().lines()) {
        lines.addAll(
            style.wrap(
                INDENT + INDENT + reason.finding().id() + INDENT,
                INDENT + INDENT + INDENT,
                Printable.of(seen)));
      }
    }
    return lines;
  }

  private static String folded(Part part) {
    return part instanceof Part.Findings findings && findings.manner() == Part.Findings.Manner.ASIDE
        ? part.heading()
            + ": "
            + String.join(
                ", ",
                findings.reasons().stream().map(one -> one.finding().id()).distinct().toList())
        : part.heading();
  }

  /** Whether only its heading is told, unless everything is asked for. */
  private boolean isFolded(Part part) {
    if (style.verbose() || part.heading().isEmpty()) {
      return false;
    }
    return part instanceof Part.Findings findings
        ? FOLDED.contains(findings.manner()) && !findings.reasons().isEmpty()
        : part instanceof Part.Facts facts
            && facts.brief().isEmpty()
            && !facts.lines().isEmpty()
            && facts.lines().stream().allMatch(Line::isDetail);
  }

  private List<String> talk(Part.Talk talk) {
    if (talk.isDetail() && !style.verbose()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(lines(talk.lines()));
    talk.reasons().forEach(reason -> lines.addAll(new FindingLines(style).of(reason, 4)));
    if (style.transcripts()) {
      for (Part.Script script : talk.scripts()) {
        if (!script.title().isEmpty()) {
          lines.add(INDENT + style.paint(Tone.FAINT, Printable.of(script.title()) + ":"));
        }
        script.lines().forEach(line -> lines.add(INDENT + INDENT + line));
      }
    }
    if (!lines.isEmpty() && !talk.title().isEmpty()) {
      lines.add(0, style.bold(Printable.of(talk.title())));
    }
    return lines;
  }

  /** Rows that follow each other share their columns. */
  private List<String> lines(List<Line> all) {
    List<String> lines = new ArrayList<>();
    List<Line> shown = all.stream().filter(line -> style.verbose() || !line.isDetail()).toList();
    for (int i = 0; i < shown.size(); i++) {
      Line line = shown.get(i);
      if (isOfTable(line)) {
        int end = i;
        while (end < shown.size() && isOfTable(shown.get(end))) {
          end++;
        }
        lines.addAll(table(shown.subList(i, end)));
        i = end - 1;
      } else if (line instanceof Line.Sentence sentence) {
        List<String> wrapped =
            new ArrayList<>(
                style.wrap(
                    sentence.first(), sentence.rest(), Printable.of(sentence.text().text())));
        wrapped.replaceAll(one -> style.paint(sentence.text().tone(), one));
        lines.addAll(wrapped);
      } else if (line instanceof Line.Verbatim verbatim) {
        lines.add(Printable.of(verbatim.text()));
      }
    }
    return lines;
  }

  private static boolean isOfTable(Line line) {
    return line instanceof Line.Row || line instanceof Line.Label;
  }

  /** Labels stand between the rows and leave the columns alone. */
  private List<String> table(List<Line> all) {
    Table table = new Table();
    for (Line line : all) {
      if (line instanceof Line.Row row) {
        table.row(row.indent());
        row.cells()
            .forEach(
                cell ->
                    table.cell(Printable.of(cell.text()), text -> style.paint(cell.tone(), text)));
      } else if (line instanceof Line.Label label) {
        table.alone(Printable.of(label.text()));
      }
    }
    return table.lines("", style);
  }
}
