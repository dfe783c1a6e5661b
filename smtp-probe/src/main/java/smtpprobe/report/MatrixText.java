package smtpprobe.report;

import fakereceiver.finding.Finding;
import fakereceiver.judge.Action;
import fakereceiver.judge.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import smtpprobe.check.CheckResult;

/** The verdicts for each source address, on one screen however many receivers there are. */
final class MatrixText {

  /** So many names are told for one action unless all are asked for. */
  private static final int MAX_NAMES = 6;

  private final Style style;
  private final boolean verbose;

  MatrixText(Style style, boolean verbose) {
    this.style = style;
    this.verbose = verbose;
  }

  List<String> lines(List<CheckResult.Row> rows) {
    List<String> lines = new ArrayList<>();
    int width = rows.stream().mapToInt(r -> r.address().text().length()).max().orElse(0);
    for (CheckResult.Row row : rows) {
      lines.add(
          (row.sends() ? "* " : "  ")
              + style.bold(row.address().text())
              + " ".repeat(width - row.address().text().length() + 2)
              + summary(row)
              + style.faint("  (" + row.words() + ")"));
      failing(row)
          .forEach(
              (action, names) -> {
                String label = "      " + action + ": ";
                List<String> wrapped = Wrap.lines(label, " ".repeat(label.length()), names);
                lines.add(
                    "      " + paint(row, action) + wrapped.get(0).substring(6 + action.length()));
                lines.addAll(wrapped.subList(1, wrapped.size()));
              });
    }
    if (verbose) {
      lines.add("");
      lines.addAll(table(rows));
    }
    return lines;
  }

  private String paint(CheckResult.Row row, String action) {
    return row.prediction().verdicts().stream()
        .map(Verdict::action)
        .filter(a -> a.word().equals(action))
        .findFirst()
        .map(a -> style.of(a, action))
        .orElse(action);
  }

  private String summary(CheckResult.Row row) {
    List<Verdict> verdicts = row.prediction().verdicts();
    long failing = verdicts.stream().filter(v -> !v.action().delivers()).count();
    long undecided = verdicts.stream().filter(Verdict::isUndecided).count();
    if (undecided == verdicts.size()) {
      return "cannot be decided";
    }
    if (failing == 0) {
      return style.good("passes all " + verdicts.size());
    }
    return style.bad("fails " + failing + " of " + verdicts.size())
        + (undecided > 0 ? ", " + undecided + " of them undecided" : "");
  }

  /** From the strongest action down, who does not deliver the mail. */
  private Map<String, String> failing(CheckResult.Row row) {
    Map<Action, List<String>> by = new EnumMap<>(Action.class);
    for (Verdict verdict : row.prediction().verdicts()) {
      if (!verdict.action().delivers()) {
        by.computeIfAbsent(verdict.action(), a -> new ArrayList<>()).add(verdict.persona());
      }
    }
    Map<String, String> failing = new LinkedHashMap<>();
    List<Action> actions = new ArrayList<>(by.keySet());
    java.util.Collections.reverse(actions);
    actions.forEach(a -> failing.put(a.word(), names(by.getOrDefault(a, List.of()))));
    return failing;
  }

  private String names(List<String> names) {
    int shown = verbose ? names.size() : Math.min(names.size(), MAX_NAMES);
    return String.join(", ", names.subList(0, shown))
        + (shown < names.size() ? " and " + (names.size() - shown) + " more" : "");
  }

  /** Receivers as lines, addresses as columns. */
  private List<String> table(List<CheckResult.Row> rows) {
    Table table = new Table();
    table.row().cell("receiver", style::bold);
    rows.forEach(row -> table.cell(row.address().text(), style::bold));
    Set<String> personas = new LinkedHashSet<>();
    rows.forEach(row -> row.prediction().verdicts().forEach(v -> personas.add(v.persona())));
    for (String persona : personas) {
      table.row().cell(persona);
      for (CheckResult.Row row : rows) {
        row.prediction().verdicts().stream()
            .filter(v -> v.persona().equals(persona))
            .findFirst()
            .ifPresentOrElse(
                v -> table.cell(VerdictTable.cell(v), text -> style.of(v.action(), text)),
                () -> table.cell("-"));
      }
    }
    return table.lines("  ");
  }

  /** What stands behind the verdicts on the addresses that mail leaves from. */
  List<String> reasons(CheckResult result) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : result.behindRefusals().all()) {
      lines.addAll(new FindingText(style, verbose).block(finding));
      List<String> personas =
          result
              .verdicts()
              .filter(verdict -> !verdict.action().delivers())
              .filter(verdict -> verdict.reasons().has(finding))
              .map(Verdict::persona)
              .distinct()
              .toList();
      lines.addAll(Wrap.lines("    for     ", "            ", names(personas)));
    }
    return lines;
  }
}
