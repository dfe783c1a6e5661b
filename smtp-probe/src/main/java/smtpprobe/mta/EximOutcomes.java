package smtpprobe.mta;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a string of Exim can be expanded to. */
final class EximOutcomes {

  /** An {@code if} in an {@code if}, but not for ever. */
  private static final int MAX_DEPTH = 8;

  private EximOutcomes() {}

  /**
   * Each text that can come of it; empty when Exim alone knows.
   *
   * @param text a word, or {@code ${if condition {one}{other}}} of such
   */
  static Optional<List<String>> of(String text) {
    return of(text.strip(), 0);
  }

  private static Optional<List<String>> of(String text, int depth) {
    if (text.indexOf('$') < 0) {
      return Optional.of(List.of(text));
    }
    List<String> groups = text.startsWith("${if ") ? groups(text) : List.of();
    if (depth == MAX_DEPTH || groups.size() < 2) {
      return Optional.empty();
    }
    Optional<List<String>> one = of(groups.get(groups.size() - 2).strip(), depth + 1);
    Optional<List<String>> other = of(groups.get(groups.size() - 1).strip(), depth + 1);
    if (one.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    List<String> both = new ArrayList<>(one.get());
    both.addAll(other.get());
    return Optional.of(both.stream().distinct().toList());
  }

  /** What stands in braces within the braces that are the whole text; none when they are not. */
  private static List<String> groups(String text) {
    List<String> groups = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{' && ++depth == 2) {
        from = i + 1;
      } else if (c == '}') {
        if (--depth == 1) {
          groups.add(text.substring(from, i));
        } else if (depth == 0 && i < text.length() - 1) {
          return List.of();
        }
      }
    }
    return depth == 0 ? groups : List.of();
  }
}
