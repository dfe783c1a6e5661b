package fakereceiver.server.command;

import fakereceiver.given.Ascii;
import fakereceiver.mail.Reply;
import fakereceiver.server.wire.BadLineException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The argument of MAIL and RCPT: a path and parameters (RFC 5321 section 4.1.2).
 *
 * @param mailbox what stands between the angle brackets, a source route left out
 * @param parameters by keyword in upper case
 */
record PathArgument(String mailbox, Map<String, String> parameters) {

  /**
   * Reads {@code FROM:<path> parameters}. A space behind the colon is let through, as nearly every
   * receiver does; a path without brackets is not.
   *
   * @throws BadLineException when it is something else; {@code badPath} is what to say to a path
   *     that is none
   */
  static PathArgument parse(String argument, String word, Reply badPath) throws BadLineException {
    if (!argument.regionMatches(true, 0, word, 0, word.length())) {
      throw BadLineException.of(Reply.of(501, "5.5.4 Expected " + word + "<address>"));
    }
    String rest = argument.substring(word.length()).stripLeading();
    int end = endOfPath(rest);
    if (end < 0 || (end + 1 < rest.length() && rest.charAt(end + 1) != ' ')) {
      throw BadLineException.of(badPath);
    }
    String mailbox = withoutRoute(rest.substring(1, end));
    if (!mailbox.isEmpty() && !isMailbox(mailbox)) {
      throw BadLineException.of(badPath);
    }
    return new PathArgument(mailbox, parameters(rest.substring(end + 1).strip()));
  }

  /** Where the closing bracket is; one inside a quoted string does not count. */
  private static int endOfPath(String text) {
    if (!text.startsWith("<")) {
      return -1;
    }
    boolean quoted = false;
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == '>' && !quoted) {
        return i;
      }
    }
    return -1;
  }

  /** RFC 5321 appendix C: source routes are to be understood and ignored. */
  private static String withoutRoute(String path) {
    int colon = path.indexOf(':');
    return path.startsWith("@") && colon > 0 ? path.substring(colon + 1) : path;
  }

  /**
   * Whether there is a local part, nothing that would have to be quoted in it, and no empty domain.
   */
  private static boolean isMailbox(String mailbox) {
    boolean quoted = false;
    int at = -1;
    for (int i = 0; i < mailbox.length(); i++) {
      char c = mailbox.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ' ' || c == '<' || c == '\\' || c == ',')) {
        return false;
      } else if (!quoted && c == '@') {
        if (at >= 0) {
          return false;
        }
        at = i;
      }
    }
    return at != 0 && at != mailbox.length() - 1;
  }

  private static Map<String, String> parameters(String text) throws BadLineException {
    if (text.isEmpty()) {
      return Map.of();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String parameter : text.split(" +", -1)) {
      int equals = parameter.indexOf('=');
      String keyword =
          (equals < 0 ? parameter : parameter.substring(0, equals)).toUpperCase(Locale.ROOT);
      String value = equals < 0 ? "" : parameter.substring(equals + 1);
      if (!isKeyword(keyword) || (equals >= 0 && value.isEmpty()) || value.indexOf('=') >= 0) {
        throw BadLineException.of(Reply.of(501, "5.5.4 Expected keyword=value"));
      }
      if (parameters.put(keyword, value) != null) {
        throw BadLineException.of(Reply.of(501, "5.5.4 " + keyword + " is given twice"));
      }
    }
    return parameters;
  }

  private static boolean isKeyword(String keyword) {
    for (int i = 0; i < keyword.length(); i++) {
      char c = keyword.charAt(i);
      if (!Ascii.isAlphanumeric(c) && (c != '-' || i == 0)) {
        return false;
      }
    }
    return !keyword.isEmpty() && keyword.length() <= 40;
  }
}
