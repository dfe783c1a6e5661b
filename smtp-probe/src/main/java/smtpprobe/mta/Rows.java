package smtpprobe.mta;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The rows of a text, without comments and without what is blank. */
final class Rows {

  private Rows() {}

  /** A comment begins at any {@code #}. */
  static Stream<String> of(String text) {
    return text.lines()
        .map(line -> line.replaceFirst("#.*+$", "").strip())
        .filter(line -> !line.isEmpty());
  }

  /**
   * As Postfix reads its files: a comment is a line, and one that begins with white space continues
   * the one before (postconf(5), postmap(1)).
   */
  static Stream<String> logical(String text) {
    List<String> rows = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.isBlank() || line.stripLeading().startsWith("#")) {
        continue;
      }
      if (Character.isWhitespace(line.charAt(0)) && !rows.isEmpty()) {
        rows.set(rows.size() - 1, rows.get(rows.size() - 1) + " " + line.strip());
      } else {
        rows.add(line.strip());
      }
    }
    return rows.stream();
  }

  /** The words of a list that Postfix reads from a file. */
  static Stream<String> words(String text) {
    return logical(text)
        .flatMap(line -> Stream.of(line.split("[,\\s]+", -1)))
        .filter(word -> !word.isEmpty());
  }
}
