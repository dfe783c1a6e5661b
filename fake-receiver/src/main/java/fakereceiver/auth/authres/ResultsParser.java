package fakereceiver.auth.authres;

import fakereceiver.given.Ascii;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the value of an Authentication-Results field (RFC 8601 section 2.2). For one thread. */
final class ResultsParser {

  private static final int MAX_RESULTS = 200;
  private static final int MAX_PROPERTIES = 100;

  /** What a result is (RFC 8601 section 2.2, by way of RFC 5321): no place to hide another in. */
  private static final Pattern KEYWORD =
      Pattern.compile("[A-Za-z0-9](?:[-A-Za-z0-9]*[A-Za-z0-9])?");

  private final String text;
  private int at;
  private String comment = "";

  ResultsParser(String text) {
    this.text = text;
  }

  /** The authserv-id alone; empty when the value does not even have that. */
  Optional<String> authservId() {
    return space() ? word(" \t\r\n;(") : Optional.empty();
  }

  Optional<AuthenticationResults> parse() {
    Optional<String> id = authservId();
    if (id.isEmpty() || !space()) {
      return Optional.empty();
    }
    if (at < text.length() && Ascii.isDigit(text.charAt(at))) {
      word(" \t\r\n;("); // the version; all there are is 1
    }
    List<MethodResult> results = new ArrayList<>();
    while (space() && at < text.length()) {
      if (text.charAt(at) != ';' || results.size() >= MAX_RESULTS) {
        return Optional.empty();
      }
      at++;
      if (space() && (at == text.length() || isNone())) {
        continue;
      }
      Optional<MethodResult> result = result();
      if (result.isEmpty()) {
        return Optional.empty();
      }
      results.add(result.get());
    }
    return at == text.length()
        ? Optional.of(new AuthenticationResults(id.get(), results))
        : Optional.empty();
  }

  private boolean isNone() {
    int before = at;
    if (word(" \t\r\n;(=").filter(w -> w.equalsIgnoreCase("none")).isPresent()
        && space()
        && (at == text.length() || text.charAt(at) == ';')) {
      return true;
    }
    at = before;
    return false;
  }

  private Optional<MethodResult> result() {
    comment = "";
    Optional<String> method = name();
    Optional<String> result = method.isPresent() ? value() : Optional.empty();
    if (result.filter(r -> KEYWORD.matcher(r).matches()).isEmpty()) {
      return Optional.empty();
    }
    Optional<String> reason = Optional.empty();
    Map<String, String> properties = new LinkedHashMap<>();
    while (space() && at < text.length() && text.charAt(at) != ';') {
      Optional<String> name = name();
      Optional<String> value = name.isPresent() ? value() : Optional.empty();
      if (value.isEmpty() || properties.size() >= MAX_PROPERTIES) {
        return Optional.empty();
      }
      if (name.get().equals("reason")) {
        reason = value;
      } else {
        properties.putIfAbsent(name.get(), value.get());
      }
    }
    return Optional.of(
        new MethodResult(
            method.get(),
            result.orElseThrow().toLowerCase(Locale.ROOT),
            reason,
            comment.isEmpty() ? Optional.empty() : Optional.of(comment),
            properties));
  }

  /**
   * A name up to its equals sign, for instance {@code smtp.mailfrom}; comments may stand inside.
   */
  private Optional<String> name() {
    StringBuilder name = new StringBuilder();
    while (space() && at < text.length()) {
      char c = text.charAt(at);
      if (c == '=') {
        at++;
        return name.length() == 0
            ? Optional.empty()
            : Optional.of(name.toString().toLowerCase(Locale.ROOT));
      }
      if (!Ascii.isAlphanumeric(c) && "-_./".indexOf(c) < 0) {
        return Optional.empty();
      }
      name.append(c);
      at++;
    }
    return Optional.empty();
  }

  private Optional<String> value() {
    return space() ? word(" \t\r\n;(") : Optional.empty();
  }

  /** A word up to one of the characters in {@code end}; quoted strings may be parts of it. */
  private Optional<String> word(String end) {
    StringBuilder word = new StringBuilder();
    int start = at;
    while (at < text.length() && end.indexOf(text.charAt(at)) < 0) {
      if (text.charAt(at) != '"') {
        word.append(text.charAt(at++));
      } else if (!quoted(word)) {
        return Optional.empty();
      }
    }
    return at == start ? Optional.empty() : Optional.of(word.toString());
  }

  private boolean quoted(StringBuilder word) {
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\') {
        at++;
      }
      if (at < text.length()) {
        word.append(text.charAt(at++));
      }
    }
    at++;
    return at <= text.length();
  }

  /** Passes over white space and comments, which may be nested; false when one has no end. */
  private boolean space() {
    int depth = 0;
    int start = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '(') {
        start = depth++ == 0 ? at + 1 : start;
      } else if (depth == 0 && " \t\r\n".indexOf(c) < 0) {
        return true;
      } else if (depth > 0 && c == '\\') {
        at++;
      } else if (c == ')' && --depth == 0 && comment.isEmpty()) {
        comment = text.substring(start, at);
      }
      at++;
    }
    at = Math.min(at, text.length());
    return depth == 0;
  }
}
