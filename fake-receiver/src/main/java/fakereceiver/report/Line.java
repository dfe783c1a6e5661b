package fakereceiver.report;

import java.util.ArrayList;
import java.util.List;

/** A line for people; whoever renders it escapes its text. */
public sealed interface Line {

  /** Whether it is left out unless everything is asked for. */
  boolean isDetail();

  /** A piece of a line. */
  record Cell(String text, Tone tone) {}

  /**
   * Cells that are aligned with those of the rows around it.
   *
   * @param indent how many spaces before it
   */
  record Row(int indent, List<Cell> cells, boolean isDetail) implements Line {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A sentence that is broken where the line ends.
   *
   * @param first what it begins with: spaces, or a label, which is faint
   * @param rest what further lines begin with
   */
  record Sentence(String first, String rest, Cell text, boolean isDetail) implements Line {}

  /** What stands between rows without being part of their columns, as it is. */
  record Label(String text) implements Line {
    @Override
    public boolean isDetail() {
      return false;
    }
  }

  /** What is to be copied: never broken, at the left margin. */
  record Verbatim(String text) implements Line {
    @Override
    public boolean isDetail() {
      return false;
    }
  }

  /** A sentence after that many spaces, its further lines two more. */
  static Line of(int indent, String text) {
    return new Sentence(
        " ".repeat(indent), " ".repeat(indent + 2), new Cell(text, Tone.PLAIN), false);
  }

  /** A sentence after a label. */
  static Line labelled(String label, String text) {
    return new Sentence(label, " ".repeat(label.length()), new Cell(text, Tone.PLAIN), false);
  }

  /** The same, left out unless everything is asked for. */
  static Line detail(Line line) {
    if (line instanceof Row row) {
      return new Row(row.indent(), row.cells(), true);
    }
    return line instanceof Sentence s ? new Sentence(s.first(), s.rest(), s.text(), true) : line;
  }

  /** Begins a row. */
  static RowOf row(int indent) {
    return new RowOf(indent);
  }

  /** A row on its way. Not safe for several threads. */
  final class RowOf {
    private final int indent;
    private final List<Cell> cells = new ArrayList<>();

    private RowOf(int indent) {
      this.indent = indent;
    }

    /** With a further cell. */
    public RowOf cell(String text, Tone tone) {
      cells.add(new Cell(text, tone));
      return this;
    }

    /** With a further cell. */
    public RowOf cell(String text) {
      return cell(text, Tone.PLAIN);
    }

    /** The row. */
    public Row done() {
      return new Row(indent, cells, false);
    }
  }
}
