package fakereceiver.report;

import java.util.List;

/**
 * How a report is shown to people.
 *
 * @param colours whether to use those of a terminal
 * @param verbose whether to leave nothing out
 * @param transcripts whether to show what was said line by line
 * @param columns how wide the terminal is; 0 where there is none: sentences are of a bearable
 *     length then, and tables as wide as they are
 */
public record Style(boolean colours, boolean verbose, boolean transcripts, int columns) {

  private static final int BEARABLE = 100;
  private static final int LEAST = 40;

  /** Without a terminal. */
  public Style(boolean colours, boolean verbose, boolean transcripts) {
    this(colours, verbose, transcripts, 0);
  }

  /** How long a line of a sentence may be. */
  int width() {
    return columns == 0 ? BEARABLE : Math.max(LEAST, columns);
  }

  /**
   * {@code first} and then {@code text}, broken at spaces; further lines begin with {@code rest}.
   */
  List<String> wrap(String first, String rest, String text) {
    return Wrap.lines(width(), first, rest, text);
  }

  /** No colours, the important things. */
  public static final Style PLAIN = new Style(false, false, false);

  private static final String RESET = "\u001b[0m";

  /** The same for what is no terminal. */
  public Style withoutColours() {
    return new Style(false, verbose, transcripts);
  }

  /** {@code text} as it is meant. */
  String paint(Tone tone, String text) {
    String code =
        switch (tone) {
          case PLAIN -> "";
          case BOLD -> "\u001b[1m";
          case FAINT -> "\u001b[2m";
          case GOOD -> "\u001b[32m";
          case DOUBTFUL -> "\u001b[33m";
          case BAD -> "\u001b[31m";
        };
    return colours && !code.isEmpty() ? code + text + RESET : text;
  }

  String bold(String text) {
    return paint(Tone.BOLD, text);
  }
}
