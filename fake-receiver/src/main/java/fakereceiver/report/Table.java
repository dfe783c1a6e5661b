package fakereceiver.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Rows with aligned columns. Not safe for several threads. */
final class Table {

  private static final String GAP = "  ";
  private static final int ROOM = 20;
  private static final int FURTHER = 4;

  private record Cell(String text, UnaryOperator<String> paint, boolean isAlone) {}

  private final List<List<Cell>> rows = new ArrayList<>();
  private final List<Integer> indents = new ArrayList<>();

  /** Begins a row. */
  Table row() {
    return row(0);
  }

  /** Begins a row after so many spaces, which the columns do not count. */
  Table row(int indent) {
    rows.add(new ArrayList<>());
    indents.add(indent);
    return this;
  }

  /** Adds a cell to the row; {@code paint} colours it after its width was measured. */
  Table cell(String text, UnaryOperator<String> paint) {
    rows.get(rows.size() - 1).add(new Cell(text, paint, false));
    return this;
  }

  /** A line between the rows, which no column has to be as wide as. */
  Table alone(String text) {
    row();
    rows.get(rows.size() - 1).add(new Cell(text, t -> t, true));
    return this;
  }

  Table cell(String text) {
    return cell(text, t -> t);
  }

  /**
   * The same, no line longer than the style lets it be: the last cell goes on below itself, unless
   * too little room is left for that.
   */
  List<String> lines(String indent, Style style) {
    if (style.columns() == 0) {
      return lines(indent);
    }
    List<String> lines = new ArrayList<>();
    for (int number = 0; number < rows.size(); number++) {
      List<Cell> row = rows.get(number);
      StringBuilder line = new StringBuilder(indent + " ".repeat(indents.get(number)));
      int at = line.length();
      for (int i = 0; i < row.size() - 1; i++) {
        Cell cell = row.get(i);
        line.append(cell.paint.apply(cell.text));
        line.append(" ".repeat(Math.max(0, width(i) - cell.text.length()))).append(GAP);
        at += Math.max(width(i), cell.text.length()) + GAP.length();
      }
      if (row.isEmpty()) {
        continue;
      }
      Cell last = row.get(row.size() - 1);
      boolean continues = row.size() > 1 && isBlankBeforeLast(row);
      boolean below = style.width() - at < ROOM;
      boolean fits = at + last.text.length() <= style.width();
      if (row.get(0).isAlone || (fits && !(continues && below))) {
        lines.add((line + last.paint.apply(last.text)).stripTrailing());
        continue;
      }
      if (below) { // below the row, where there is room
        if (!continues) {
          lines.add(line.toString().stripTrailing());
        }
        line = new StringBuilder(indent + " ".repeat(indents.get(number) + FURTHER));
        at = line.length();
      }
      String blank = " ".repeat(at);
      for (String part : Wrap.lines(style.width(), blank, blank, last.text)) {
        lines.add((line + last.paint.apply(part.substring(at))).stripTrailing());
        line = new StringBuilder(blank);
      }
    }
    return lines;
  }

  /** The rows as lines, each after {@code indent}, without spaces at the end. */
  List<String> lines(String indent) {
    List<String> lines = new ArrayList<>();
    for (int number = 0; number < rows.size(); number++) {
      List<Cell> row = rows.get(number);
      StringBuilder line = new StringBuilder(indent + " ".repeat(indents.get(number)));
      for (int i = 0; i < row.size(); i++) {
        Cell cell = row.get(i);
        line.append(cell.paint.apply(cell.text));
        if (i < row.size() - 1) {
          line.append(" ".repeat(width(i) - cell.text.length())).append(GAP);
        }
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /** Whether a row goes on with the last cell of the one above it. */
  private static boolean isBlankBeforeLast(List<Cell> row) {
    return row.subList(0, row.size() - 1).stream().allMatch(cell -> cell.text.isEmpty());
  }

  /** How long the longest line is that has all columns. */
  int width() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(0, columns).map(this::width).sum() + GAP.length() * (columns - 1);
  }

  private int width(int column) {
    return rows.stream()
        .filter(row -> row.size() > column && !row.get(0).isAlone)
        .mapToInt(row -> row.get(column).text.length())
        .max()
        .orElse(0);
  }
}
