package fakereceiver.report;

import fakereceiver.mail.Printable;
import java.util.ArrayList;
import java.util.List;

/** Lines for people as HTML: rows that follow each other are a table, copies keep their spaces. */
final class HtmlLines {

  private HtmlLines() {}

  static List<String> of(List<Line> all) {
    List<String> lines = new ArrayList<>();
    String open = "";
    for (Line line : all) {
      String needed =
          line instanceof Line.Row ? "table" : line instanceof Line.Verbatim ? "pre" : "";
      if (!open.equals(needed)) {
        close(open, lines);
        begin(needed, lines);
        open = needed;
      }
      lines.add(line(line));
    }
    close(open, lines);
    return lines;
  }

  private static void begin(String element, List<String> lines) {
    if (element.equals("table")) {
      lines.add("<div class=\"wide\"><table>");
    } else if (!element.isEmpty()) {
      lines.add("<" + element + ">");
    }
  }

  private static void close(String element, List<String> lines) {
    if (element.equals("table")) {
      lines.add("</table></div>");
    } else if (!element.isEmpty()) {
      lines.add("</" + element + ">");
    }
  }

  private static String line(Line line) {
    if (line instanceof Line.Row row) {
      StringBuilder cells = new StringBuilder("<tr>");
      row.cells().forEach(cell -> cells.append("<td>").append(cell(cell)).append("</td>"));
      return cells + "</tr>";
    } else if (line instanceof Line.Sentence sentence) {
      String label = sentence.first().strip();
      return "<p>"
          + (label.isEmpty() ? "" : "<span class=\"faint\">" + HtmlText.of(label) + "</span> ")
          + cell(sentence.text())
          + "</p>";
    } else if (line instanceof Line.Verbatim verbatim) {
      return HtmlText.of(Printable.of(verbatim.text()));
    }
    return line instanceof Line.Label label ? "<p>" + HtmlText.of(label.text()) + "</p>" : "";
  }

  private static String cell(Line.Cell cell) {
    String text = HtmlText.of(cell.text());
    return switch (cell.tone()) {
      case PLAIN -> text;
      case BOLD -> "<strong>" + text + "</strong>";
      case FAINT -> "<span class=\"faint\">" + text + "</span>";
      case GOOD -> "<span class=\"word good\">" + text + "</span>";
      case DOUBTFUL -> "<span class=\"word doubt\">" + text + "</span>";
      case BAD -> "<span class=\"word bad\">" + text + "</span>";
    };
  }
}
