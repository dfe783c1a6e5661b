package smtpprobe.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rows with aligned columns. Not safe for several threads. */
final class Table {

  private static final String GAP = "  ";

  private record Cell(String text, UnaryOperator<String> paint) {}

  private final List<List<Cell>> rows = new ArrayList<>();

  /** Begins a row. */
  Table row() {
    rows.add(new ArrayList<>());
    return this;
  }

  /** Adds a cell to the row; {@code paint} colours it after its width was measured. */
  Table cell(String text, UnaryOperator<String> paint) {
    rows.get(rows.size() - 1).add(new Cell(text, paint));
    return this;
  }

  Table cell(String text) {
    return cell(text, t -> t);
  }

  /** The rows as lines, each after {@code indent}, without spaces at the end. */
  List<String> lines(String indent) {
    List<String> lines = new ArrayList<>();
    for (List<Cell> row : rows) {
      StringBuilder line = new StringBuilder(indent);
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

  private int width(int column) {
    return rows.stream()
        .filter(row -> row.size() > column)
        .mapToInt(row -> row.get(column).text.length())
        .max()
        .orElse(0);
  }
}
