package fakereceiver.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One case as it is written down, and what is odd about it: {@code case NAME ...}, then its records
 * as in {@link ZoneLines}, then an empty line. What is odd stands in a line {@code # odd ...}.
 *
 * @param lines all lines but the odd and the empty one
 * @param oddities words that a known difference may be tied to
 */
record OddCase(List<String> lines, Set<String> oddities) {

  private static final String ODD = "# odd ";

  OddCase {
    lines = List.copyOf(lines);
    oddities = new TreeSet<>(oddities);
  }

  /** Cases one after the other; a line {@code = RESULT} is not part of a case. */
  static List<OddCase> read(List<String> text) {
    List<OddCase> cases = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    Set<String> odd = new TreeSet<>();
    for (String line : text) {
      if (line.isEmpty() && !lines.isEmpty()) {
        cases.add(new OddCase(lines, odd));
        lines = new ArrayList<>();
        odd = new TreeSet<>();
      } else if (line.startsWith(ODD)) {
        odd.addAll(List.of(line.substring(ODD.length()).split(" ", -1)));
      } else if (!line.isEmpty() && !line.startsWith("=") && !line.startsWith("#")) {
        lines.add(line);
      }
    }
    return cases;
  }

  /** The words of the first line behind {@code case}: its name, then what its kind says. */
  List<String> head() {
    List<String> words = List.of(lines.get(0).split(" ", -1));
    return words.subList(1, words.size());
  }

  List<String> records() {
    return lines.subList(1, lines.size());
  }

  String input() {
    return String.join("\n", lines) + "\n\n";
  }

  /** As it is kept: its input with what is odd about it. */
  String text() {
    return (oddities.isEmpty() ? "" : ODD + String.join(" ", oddities) + "\n") + input();
  }
}
