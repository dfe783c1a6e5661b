package fakereceiver.report;

import fakereceiver.judge.Action;
import fakereceiver.judge.Stage;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Printable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What receivers do, for people: on one screen however many there are. */
final class VerdictLines {

  private final Style style;

  VerdictLines(Style style) {
    this.style = style;
  }

  List<String> of(Part.Verdicts part) {
    return switch (part.layout()) {
      case REPLIES -> replies(part.all());
      case SUMMARY -> summary(part.rows(), true);
      case CURRENT -> summary(current(part.rows()), true);
      case COUNTS -> summary(current(part.rows()), style.verbose());
      case GRID -> grid(part);
    };
  }

  private List<String> replies(List<Verdict> verdicts) {
    Table table = new Table();
    table.row().cell("persona", style::bold).cell("verdict", style::bold);
    table.cell("stage", style::bold).cell("reply", style::bold);
    for (Verdict verdict : verdicts) {
      VerdictWords.begin(table, verdict, style)
          .cell(verdict.stage().map(Stage::word).orElse("-"))
          .cell(verdict.reply().map(VerdictWords::shown).orElse("-"));
    }
    List<String> lines = new ArrayList<>(table.lines("", style));
    lines.addAll(VerdictWords.legend(verdicts));
    for (Verdict verdict : verdicts) {
      verdict
          .score()
          .map(score -> Printable.of("score of " + verdict.persona() + ": " + score.text()))
          .ifPresent(lines::add);
    }
    return lines;
  }

  private List<String> grid(Part.Verdicts part) {
    Table wide = grid(part, List.of(receiver -> receiver), VerdictWords::cell);
    Table table =
        style.columns() == 0 || wide.width() <= style.width()
            ? wide
            : grid(part, List.of(VerdictLines::first, VerdictLines::rest), VerdictWords::code);
    List<String> lines = new ArrayList<>(table.lines(""));
    lines.addAll(VerdictWords.legend(part.all()));
    return lines;
  }

  private Table grid(
      Part.Verdicts part, List<UnaryOperator<String>> headings, Function<Verdict, String> words) {
    Table table = new Table();
    List<Verdict> receivers = part.rows().get(0).verdicts();
    for (int i = 0; i < headings.size(); i++) {
      table.row().cell(i == headings.size() - 1 ? "story" : "", style::bold);
      for (Verdict verdict : receivers) {
        table.cell(headings.get(i).apply(verdict.persona()), style::bold);
      }
    }
    for (Part.Row row : part.rows()) {
      table.row().cell(label(row));
      for (Part.Judged cell : row.cells()) {
        table.cell(
            words.apply(cell.verdict()) + (cell.predicted().orElse(true) ? "" : " !"),
            text -> style.paint(Tone.of(cell.verdict().action()), text));
      }
    }
    return table;
  }

  /** {@code postfix-} of {@code postfix-strict}. */
  private static String first(String receiver) {
    return receiver.substring(0, receiver.indexOf('-') + 1);
  }

  private static String rest(String receiver) {
    return receiver.substring(receiver.indexOf('-') + 1);
  }

  /** Attempts that may happen as things are; all where none does, or everything is asked for. */
  private List<Part.Row> current(List<Part.Row> rows) {
    boolean all = style.verbose() || rows.stream().noneMatch(Part.Row::isCurrent);
    return rows.stream().filter(row -> all || row.happens() != Part.Row.Happens.NOT).toList();
  }

  private List<String> summary(List<Part.Row> rows, boolean names) {
    List<String> lines = new ArrayList<>();
    int width = rows.stream().mapToInt(row -> label(row).length()).max().orElse(0);
    boolean current = rows.stream().anyMatch(Part.Row::isCurrent);
    for (Part.Row row : rows) {
      String words = "(" + Printable.of(row.words()) + ")";
      String summary = summary(row, Style.PLAIN);
      boolean fits = width + 4 + summary.length() + 2 + words.length() <= style.width();
      lines.add(
          mark(row)
              + style.bold(label(row))
              + " ".repeat(width - label(row).length() + 2)
              + summary(row, style)
              + (fits ? style.paint(Tone.FAINT, "  " + words) : ""));
      if (!fits) {
        style.wrap("      ", "      ", words).forEach(l -> lines.add(style.paint(Tone.FAINT, l)));
      }
      if (names && (style.verbose() || row.happens() != Part.Row.Happens.NOT || !current)) {
        lines.addAll(failing(row));
      }
    }
    if (style.verbose()) {
      lines.add("");
      lines.addAll(columns(rows));
    }
    return lines;
  }

  private static String label(Part.Row row) {
    return Printable.of(row.label());
  }

  private static String mark(Part.Row row) {
    return switch (row.happens()) {
      case NOW -> "* ";
      case PERHAPS -> "? ";
      case NOT -> "  ";
    };
  }

  private static String summary(Part.Row row, Style style) {
    List<Verdict> verdicts = row.counting();
    long failing = verdicts.stream().filter(row::fails).count();
    long undecided = verdicts.stream().filter(Verdict::isUndecided).count();
    if (row.unknown().isPresent()) {
      return style.paint(
          Tone.DOUBTFUL,
          (failing == 0 ? "cannot be told" : "fails at least " + failing + " of " + verdicts.size())
              + ": "
              + row.unknown().get());
    }
    if (undecided == verdicts.size()) {
      return "cannot be decided";
    }
    if (failing == 0) {
      return style.paint(Tone.GOOD, "passes all " + verdicts.size());
    }
    return style.paint(Tone.BAD, "fails " + failing + " of " + verdicts.size())
        + (undecided > 0 ? ", " + undecided + " of them undecided" : "");
  }

  /**
   * From the strongest action down, who does not deliver the mail; then those that do not count.
   */
  private List<String> failing(Part.Row row) {
    Map<Action, List<String>> by = new EnumMap<>(Action.class);
    for (Verdict verdict : row.counting()) {
      if (row.fails(verdict)) {
        by.computeIfAbsent(verdict.action(), a -> new ArrayList<>()).add(verdict.persona());
      }
    }
    List<Action> actions = new ArrayList<>(by.keySet());
    Collections.reverse(actions);
    List<String> lines = new ArrayList<>();
    for (Action action : actions) {
      String label = "      " + action.word() + ": ";
      List<String> wrapped =
          style.wrap(
              label,
              " ".repeat(label.length()),
              FindingLines.names(by.getOrDefault(action, List.of()), label.length(), style));
      lines.add(
          "      "
              + style.paint(Tone.of(action), action.word())
              + wrapped.get(0).substring(6 + action.word().length()));
      lines.addAll(wrapped.subList(1, wrapped.size()));
    }
    List<String> others =
        row.verdicts().stream()
            .filter(v -> !v.action().delivers() && !row.counting().contains(v))
            .map(Verdict::persona)
            .toList();
    if (!others.isEmpty()) {
      lines.addAll(
          style.wrap(
              "      not counted: ",
              "                   ",
              FindingLines.names(others, "      not counted: ".length(), style)));
    }
    return lines;
  }

  /** Receivers as lines, attempts as columns. */
  private List<String> columns(List<Part.Row> rows) {
    Table table = new Table();
    table.row().cell("receiver", style::bold);
    rows.forEach(row -> table.cell(label(row), style::bold));
    Set<String> personas = new LinkedHashSet<>();
    rows.forEach(row -> row.verdicts().forEach(v -> personas.add(v.persona())));
    for (String persona : personas) {
      table.row().cell(persona);
      for (Part.Row row : rows) {
        row.verdicts().stream()
            .filter(v -> v.persona().equals(persona))
            .findFirst()
            .ifPresentOrElse(
                v ->
                    table.cell(
                        VerdictWords.cell(v), text -> style.paint(Tone.of(v.action()), text)),
                () -> table.cell("-"));
      }
    }
    return table.lines("  ");
  }
}
