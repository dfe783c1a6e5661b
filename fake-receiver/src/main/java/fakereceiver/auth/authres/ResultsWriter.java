package fakereceiver.auth.authres;

import fakereceiver.mail.Printable;
import fakereceiver.mail.Shortened;
import java.util.Map;

/** Writes the value of the field so that nothing in it can break out (RFC 8601 section 2.2). */
final class ResultsWriter {

  private static final String FOLD = "\r\n\t";
  private static final int MAX_TEXT = 300;

  /** The specials of a token (RFC 2045 section 5.1); the at sign is one, but pvalue allows it. */
  private static final String SPECIALS = "()<>,;:\\\"/[]?= \t";

  private ResultsWriter() {}

  static String value(AuthenticationResults field) {
    StringBuilder text = new StringBuilder(quoted(field.authservId(), false));
    if (field.results().isEmpty()) {
      return text.append("; none").toString();
    }
    for (MethodResult result : field.results()) {
      text.append(';').append(FOLD).append(result.method()).append('=').append(result.result());
      result.comment().ifPresent(c -> text.append(" (").append(comment(c)).append(')'));
      result.reason().ifPresent(r -> text.append(FOLD).append(" reason=").append(quoted(r, false)));
      for (Map.Entry<String, String> property : result.properties().entrySet()) {
        text.append(FOLD)
            .append(' ')
            .append(property.getKey())
            .append('=')
            .append(quoted(property.getValue(), true));
      }
    }
    return text.toString();
  }

  private static String quoted(String text, boolean mayHoldAt) {
    String shown = shown(text);
    boolean plain = !shown.isEmpty() && (shown.indexOf('@') < 0 || (mayHoldAt && isMailbox(shown)));
    for (int i = 0; i < shown.length() && plain; i++) {
      plain = SPECIALS.indexOf(shown.charAt(i)) < 0;
    }
    return plain ? shown : "\"" + shown.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /**
   * Whether an at sign may stand without quotes: one, between dot-atoms, the first may be missing.
   */
  private static boolean isMailbox(String text) {
    int at = text.indexOf('@');
    return (at == 0 || isDotAtom(text.substring(0, at))) && isDotAtom(text.substring(at + 1));
  }

  private static boolean isDotAtom(String text) {
    return !text.isEmpty()
        && text.indexOf('@') < 0
        && !text.startsWith(".")
        && !text.endsWith(".")
        && !text.contains("..");
  }

  /** Comments break at spaces, so that no line grows too long. */
  private static String comment(String text) {
    StringBuilder folded = new StringBuilder();
    int line = 20;
    for (String word :
        shown(text).replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").split(" ", -1)) {
      if (line + word.length() > 72) {
        folded.append(FOLD);
        line = 8;
      } else if (folded.length() > 0) {
        folded.append(' ');
      }
      folded.append(word);
      line += word.length() + 1;
    }
    return folded.toString();
  }

  private static String shown(String text) {
    return Shortened.of(Printable.inAnyScript(text), MAX_TEXT); // RFC 8616 section 5
  }
}
