package fakereceiver.judge;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How we know that a receiver behaves so.
 *
 * @param certainty how sure that is
 * @param text who says so and when, certainty included
 */
public record Source(Certainty certainty, String text) {

  /** For what no persona says anything about. */
  static final Source NOT_LISTED = new Source(Certainty.INVENTED, "not listed");

  /** How sure we are, the surest first. */
  public enum Certainty {
    /** The very server was asked, and a test plays what it said. */
    RECORDED,
    /** The receiver says so itself. */
    DOCUMENTED,
    /** Somebody got such a reply. */
    OBSERVED,
    /** Nobody has seen it; it is what we would expect. */
    ASSUMED,
    /** It is our own invention, as is the receiver. */
    INVENTED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word for it in persona files and reports. */
    public String word() {
      return word;
    }
  }

  /**
   * Reads a source, whose first word says how sure it is: {@code documented by ..., 2026-11-24}.
   *
   * @throws IllegalArgumentException when it begins otherwise
   */
  public static Source of(String text) {
    for (Certainty certainty : Certainty.values()) {
      String word = certainty.word();
      if (text.startsWith(word)
          && (text.length() == word.length() || !Character.isLetter(text.charAt(word.length())))) {
        return new Source(certainty, text);
      }
    }
    throw new IllegalArgumentException(
        "it does not begin with "
            + Arrays.stream(Certainty.values())
                .map(Certainty::word)
                .collect(Collectors.joining(", ", "one of ", "")));
  }

  /** Whether reports have to say that this is as far as is known. */
  public boolean isAssumed() {
    return certainty == Certainty.ASSUMED;
  }

  @Override
  public String toString() {
    return text;
  }
}
