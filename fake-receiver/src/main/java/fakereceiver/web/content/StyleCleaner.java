package fakereceiver.web.content;

import fakereceiver.given.Ascii;
import fakereceiver.mail.Shortened;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Style attributes of mail, of which only what is known stays: properties that look like something,
 * with values of words, numbers and colours. A URL has no way to be written in what is left.
 */
final class StyleCleaner {

  private static final int MAX = 4000;

  private static final Set<String> PROPERTIES =
      Set.of(
          ("background background-color border border-bottom border-collapse "
                  + "border-color border-left border-radius border-right border-spacing "
                  + "border-style border-top border-width clear color direction display float "
                  + "font font-family font-size font-style font-variant font-weight height "
                  + "letter-spacing line-height list-style-type margin margin-bottom margin-left "
                  + "margin-right margin-top max-height max-width min-height min-width opacity "
                  + "padding padding-bottom padding-left padding-right padding-top table-layout "
                  + "text-align text-decoration text-indent text-transform vertical-align "
                  + "white-space width word-break overflow-wrap")
              .split(" ", -1));

  private static final Set<String> FUNCTIONS = Set.of("rgb", "rgba", "hsl", "hsla");

  private StyleCleaner() {}

  /** The declarations that are harmless, in order; empty for none. */
  static String clean(String style) {
    StringJoiner kept = new StringJoiner(";");
    String bounded = Shortened.start(style, MAX);
    for (String declaration : bounded.split(";", -1)) {
      int colon = declaration.indexOf(':');
      if (colon > 0) {
        String property = declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String value = withoutQuotes(declaration.substring(colon + 1).strip());
        if (PROPERTIES.contains(property) && isHarmless(value)) {
          kept.add(property + ":" + value);
        }
      }
    }
    return kept.toString();
  }

  /** A font's name needs none, and a string that does not end would swallow what follows. */
  private static String withoutQuotes(String value) {
    return value.replace("\"", "").replace("'", "");
  }

  private static boolean isHarmless(String value) {
    int word = 0; // where the word that is being read begins
    boolean inFunction = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '(') {
        if (inFunction || !FUNCTIONS.contains(value.substring(word, i).toLowerCase(Locale.ROOT))) {
          return false;
        }
        inFunction = true;
      } else if (c == ')') {
        if (!inFunction) {
          return false;
        }
        inFunction = false;
      } else if (!isWord(c) && " #%.,!+".indexOf(c) < 0) {
        return false;
      }
      word = isWord(c) ? word : i + 1;
    }
    return !inFunction && !value.isEmpty();
  }

  private static boolean isWord(char c) {
    return Ascii.isAlphanumeric(c) || c == '-';
  }
}
