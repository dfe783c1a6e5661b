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

  private record Cell(String text, UnaryOperator<String> paint, boolean isAlone) {
    String painted() {
      return paint.apply(text);
    }
  }

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
      if (!rows.get(number).isEmpty()) {
        lines.addAll(broken(number, indent, style));
      }
    }
    return lines;
  }

  private List<String> broken(int number, String indent, Style style) {
    List<Cell> row = rows.get(number);
    Cell last = row.get(row.size() - 1);
    String line = before(number, indent);
    int at = indent.length() + indents.get(number);
    for (int i = 0; i < row.size() - 1; i++) {
      at += width(i) + GAP.length();
    }
    boolean continues = row.size() > 1 && isBlankBeforeLast(row);
    boolean below = style.width() - at < ROOM;
    boolean fits = at + last.text.length() <= style.width();
    if (row.get(0).isAlone || (fits && !(continues && below))) {
      return List.of((line + last.painted()).stripTrailing());
    }
    List<String> lines = new ArrayList<>();
    if (below) { // below the row, where there is room
      if (!continues) {
        lines.add(line.stripTrailing());
      }
      line = indent + " ".repeat(indents.get(number) + FURTHER);
      at = line.length();
    }
    String blank = " ".repeat(at);
    for (String part : Wrap.lines(style.width(), blank, blank, last.text)) {
      lines.add((line + last.paint.apply(part.substring(at))).stripTrailing());
      line = blank;
    }
    return lines;
  }

  /** The rows as lines, each after {@code indent}, without spaces at the end. */
  List<String> lines(String indent) {
    List<String> lines = new ArrayList<>();
    for (int number = 0; number < rows.size(); number++) {
      List<Cell> row = rows.get(number);
      String last = row.isEmpty() ? "" : row.get(row.size() - 1).painted();
      lines.add((before(number, indent) + last).stripTrailing());
    }
    return lines;
  }

  /** A row but for its last cell. */
  private String before(int number, String indent) {
    StringBuilder line = new StringBuilder(indent + " ".repeat(indents.get(number)));
    List<Cell> row = rows.get(number);
    for (int i = 0; i < row.size() - 1; i++) {
      line.append(row.get(i).painted());
      line.append(" ".repeat(width(i) - row.get(i).text.length())).append(GAP);
    }
    return line.toString();
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
