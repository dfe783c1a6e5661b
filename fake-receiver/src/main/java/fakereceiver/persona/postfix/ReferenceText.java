package fakereceiver.persona.postfix;

import fakereceiver.given.Ascii;
import java.util.Optional;

/** A value of a parameter, read from its beginning to its end. Not safe for several threads. */
final class ReferenceText {

  private final String text;
  private int at;
  private boolean sound = true;

  ReferenceText(String text) {
    this.text = text;
  }

  /** What stands behind the dollar, without the braces around it. */
  static ReferenceText within(String reference) {
    boolean inBraces = reference.startsWith("${") || reference.startsWith("$(");
    return new ReferenceText(
        inBraces ? reference.substring(2, reference.length() - 1) : reference.substring(1));
  }

  /** Whether every brace so far had its end. */
  boolean isSound() {
    return sound;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  /** Whether that comes next, after white space. */
  boolean isAt(char c) {
    int next = at;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next < text.length() && text.charAt(next) == c;
  }

  /** Goes behind {@code c}, if that comes next. */
  boolean takes(char c) {
    boolean there = isAt(c);
    if (there) {
      at = text.indexOf(c, at) + 1;
    }
    return there;
  }

  /** What stands before the next reference; a doubled dollar is none. */
  String literal() {
    int start = at;
    int dollar = text.indexOf('$', at);
    while (dollar >= 0 && text.startsWith("$$", dollar)) {
      dollar = text.indexOf('$', dollar + 2);
    }
    at = dollar < 0 ? text.length() : dollar;
    return text.substring(start, at);
  }

  /** With its dollar; one that has no end is all the rest. */
  String reference() {
    int start = at;
    at = Math.min(at + 1, text.length());
    if (at < text.length() && text.charAt(at) == '{') {
      at = behind('{', '}');
    } else if (at < text.length() && text.charAt(at) == '(') {
      at = behind('(', ')');
    } else {
      name();
    }
    return text.substring(start, at);
  }

  /** The name of a parameter, if one comes next. */
  Optional<String> name() {
    int start = at;
    while (at < text.length() && isOfName(text.charAt(at))) {
      at++;
    }
    return Optional.of(text.substring(start, at)).filter(name -> !name.isEmpty());
  }

  private static boolean isOfName(char c) {
    return Ascii.isAlphanumeric(c) || c == '_';
  }

  /** What compares, {@code ==} or {@code <=level}. */
  String operator() {
    int start = at;
    while (at < text.length() && text.charAt(at) != '{') {
      at++;
    }
    return text.substring(start, at).strip();
  }

  /** What stands in braces, and white space behind them is passed over; else all the rest. */
  String operand() {
    if (!takes('{')) {
      String rest = text.substring(at);
      at = text.length();
      return rest;
    }
    int start = at--;
    at = behind('{', '}');
    String inside = text.substring(start, Math.max(start, at - 1));
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return inside;
  }

  private int behind(char open, char close) {
    int depth = 0;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == open ? 1 : c == close ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    sound = false;
    return text.length();
  }
}
