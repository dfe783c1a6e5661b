package fakereceiver.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which word somebody meant who mistyped it. */
public final class Nearest {

  /** Longer words are not typing errors, and any short word is near to any other. */
  private static final int MAX_LENGTH = 60;

  private static final int MIN_LENGTH = 3;

  private Nearest() {}

  /** {@code ", did you mean X?"} when a known word is near enough, else nothing. */
  public static String hint(String word, Collection<String> known) {
    return to(word, known).map(near -> ", did you mean " + near + "?").orElse("");
  }

  /** The known word that is near enough, if any. */
  public static Optional<String> to(String word, Collection<String> known) {
    if (word.length() < MIN_LENGTH || word.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= Math.max(1, candidate.length() / 3))
        .min(
            Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * How many characters have to be put in, taken out or replaced, or change places with their
   * neighbours (Damerau, Levenshtein).
   */
  private static int distance(String from, String to) {
    int[][] costs = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          costs[i][j] = i + j;
          continue;
        }
        int replaced = costs[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int moved = Math.min(costs[i - 1][j], costs[i][j - 1]) + 1;
        costs[i][j] = Math.min(replaced, moved);
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          costs[i][j] = Math.min(costs[i][j], costs[i - 2][j - 2] + 1);
        }
      }
    }
    return costs[from.length()][to.length()];
  }
}
