package fakereceiver.report;

/**
 * How a report is shown to people.
 *
 * @param colours whether to use those of a terminal
 * @param verbose whether to leave nothing out
 * @param transcripts whether to show what was said line by line
 */
public record Style(boolean colours, boolean verbose, boolean transcripts) {

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
