package smtpprobe.report;

import fakereceiver.judge.Action;

/**
 * How text is emphasised: with the colours of a terminal, or not at all.
 *
 * @param colours whether to use them
 */
public record Style(boolean colours) {

  /** No emphasis. */
  public static final Style PLAIN = new Style(false);

  private static final String RESET = "\u001b[0m";

  String bold(String text) {
    return with("\u001b[1m", text);
  }

  String faint(String text) {
    return with("\u001b[2m", text);
  }

  String good(String text) {
    return with("\u001b[32m", text);
  }

  String bad(String text) {
    return with("\u001b[31m", text);
  }

  /** In the colour of an action. */
  String of(Action action, String text) {
    return switch (action) {
      case ACCEPT, NOTE -> good(text);
      case JUNK, DROP, DEFER -> with("\u001b[33m", text);
      case REJECT -> bad(text);
    };
  }

  private String with(String code, String text) {
    return colours ? code + text + RESET : text;
  }
}
