package smtpprobe.report;

import fakereceiver.finding.Card;
import fakereceiver.report.Line;
import fakereceiver.report.Tone;
import java.util.ArrayList;
import java.util.List;
import smtpprobe.remedy.Recipe;

/** Lines below the title of a step. */
final class StepLines {

  private static final String INDENT = "   ";
  private static final String NO_LABEL = "           ";

  private StepLines() {}

  static Line sentence(String text) {
    return line(INDENT, INDENT, text, Tone.PLAIN);
  }

  static Line faint(String text) {
    return line(INDENT, INDENT, text, Tone.FAINT);
  }

  /** A sentence beside a label. */
  static Line labelled(String label, String text) {
    return line(INDENT + padded(label), INDENT + NO_LABEL, text, Tone.PLAIN);
  }

  /** A fault beside a label; it goes on further in than the next one begins. */
  static Line fault(String label, Card card) {
    String text = card.id() + ": " + card.fault();
    return line(INDENT + padded(label), INDENT + NO_LABEL + "  ", text, Tone.PLAIN);
  }

  /** What to copy begins at the left margin: white space means something to most that read it. */
  static List<Line> recipes(List<Recipe> recipes) {
    List<Line> lines = new ArrayList<>();
    for (Recipe recipe : recipes) {
      lines.add(faint(recipe.tool()));
      recipe.lines().forEach(line -> lines.add(new Line.Verbatim(line)));
    }
    return lines;
  }

  private static Line line(String first, String rest, String text, Tone tone) {
    return new Line.Sentence(first, rest, new Line.Cell(text, tone), false);
  }

  private static String padded(String label) {
    return label + NO_LABEL.substring(label.length());
  }
}
