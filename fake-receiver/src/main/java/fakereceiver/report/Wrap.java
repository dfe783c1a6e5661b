package fakereceiver.report;

import java.util.ArrayList;
import java.util.List;

/** Lines of a bearable length. */
public final class Wrap {

  private Wrap() {}

  /**
   * {@code first} and then {@code text}, broken at spaces; further lines begin with {@code rest}.
   */
  public static List<String> lines(int width, String first, String rest, String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(rest);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }
}
