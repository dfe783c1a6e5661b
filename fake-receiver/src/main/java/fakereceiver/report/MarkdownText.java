package fakereceiver.report;

import fakereceiver.mail.Printable;

/** Text from strangers as Markdown that shows just that text. */
final class MarkdownText {

  private static final String SPECIAL = "\\`*_{}[]<>#|~!&@$";

  private MarkdownText() {}

  /** The text on one line, with whatever would mean something escaped. */
  static String of(String text) {
    StringBuilder escaped = new StringBuilder();
    Printable.inAnyScript(text)
        .chars()
        .forEach(
            c -> {
              if (SPECIAL.indexOf(c) >= 0) {
                escaped.append('\\');
              }
              escaped.append((char) c);
            });
    return escaped.toString().replace("://", "\\://").replace("www.", "www\\.");
  }
}
