package smtpprobe.mta;

import java.util.ArrayList;
import java.util.List;

/** The macros that a text for m4 calls, outside of quotes and comments. For one thread. */
final class M4 {

  /**
   * A call. Immutable.
   *
   * @param name the macro
   * @param arguments without quotes
   */
  record Call(String name, List<String> arguments) {

    /** An argument in one line; empty text when there is none. */
    String argument(int number) {
      return number < arguments.size()
          ? arguments.get(number).strip().replaceAll("\\s++", " ")
          : "";
    }
  }

  private final String text;
  private int at;

  private M4(String text) {
    this.text = text;
  }

  static List<Call> calls(String text) {
    M4 m4 = new M4(text);
    List<Call> calls = new ArrayList<>();
    while (m4.at < text.length()) {
      m4.next(calls);
    }
    return calls;
  }

  private void next(List<Call> calls) {
    char c = text.charAt(at++);
    if (c == '#') {
      skipLine();
    } else if (c == '`') {
      quoted(new StringBuilder());
    } else if (isInName(c)) {
      int from = at - 1;
      while (at < text.length() && isInName(text.charAt(at))) {
        at++;
      }
      String name = text.substring(from, at);
      if (name.equals("dnl")) {
        skipLine();
      } else if (at < text.length() && text.charAt(at) == '(') {
        at++;
        calls.add(new Call(name, arguments()));
      }
    }
  }

  private static boolean isInName(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private void skipLine() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
  }

  /** Quotes in quotes are taken away, too: m4 does so when the argument is used. */
  private void quoted(StringBuilder into) {
    int depth = 1;
    while (at < text.length() && depth > 0) {
      char c = text.charAt(at++);
      depth += c == '`' ? 1 : c == '\'' ? -1 : 0;
      if (c != '`' && c != '\'') {
        into.append(c);
      }
    }
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    StringBuilder argument = new StringBuilder();
    int depth = 1;
    while (at < text.length() && depth > 0) {
      char c = text.charAt(at++);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == '`') {
        quoted(argument);
      } else if (c == ',' && depth == 1) {
        arguments.add(argument.toString());
        argument.setLength(0);
      } else if (depth > 0) {
        argument.append(c);
      }
    }
    arguments.add(argument.toString());
    return arguments;
  }
}
