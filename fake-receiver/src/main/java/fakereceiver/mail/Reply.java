package fakereceiver.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reply of an SMTP server: one code, one or more lines (RFC 5321 section 4.2). Immutable.
 *
 * @param code 200 to 599
 * @param lines the text of each line, without the code; an enhanced status code is still in it
 */
public record Reply(int code, List<String> lines) {

  /** Copies the lines and refuses what could not be sent. */
  public Reply {
    lines = List.copyOf(lines);
    if (code < 200 || code > 599) {
      throw new IllegalArgumentException("reply code " + code + ", expected 200 to 599");
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a reply needs at least one line");
    }
    for (String line : lines) {
      if (line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0) {
        throw new IllegalArgumentException("a line of a reply cannot hold a line break");
      }
    }
  }

  /** A reply of one line. */
  public static Reply of(int code, String text) {
    return new Reply(code, List.of(text));
  }

  /**
   * Reads a whole reply as it stands on the wire or in a persona file: lines that all start with
   * the same code, {@code -} after it in all but the last. A final line break may be there.
   *
   * @throws IllegalArgumentException when it is not a reply; the message says why
   */
  public static Reply parse(String text) {
    List<String> lines = new ArrayList<>();
    int code = -1;
    List<String> raw = text.lines().toList();
    for (int i = 0; i < raw.size(); i++) {
      String line = raw.get(i);
      if (!isReplyLine(line)) {
        throw new IllegalArgumentException(
            "\"" + line + "\" is not a reply line, expected a code and a text: 550 5.7.25 No");
      }
      boolean goesOn = line.startsWith("-", 3);
      if (goesOn == (i == raw.size() - 1)) {
        throw new IllegalArgumentException(
            "\"" + line + "\": expected " + (goesOn ? "a space" : "-") + " after the code");
      }
      int lineCode = Integer.parseInt(line.substring(0, 3));
      if (code >= 0 && lineCode != code) {
        throw new IllegalArgumentException(
            "\"" + line + "\" has another code than the line before it, " + code);
      }
      code = lineCode;
      lines.add(line.length() > 4 ? line.substring(4) : "");
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a reply needs at least one line");
    }
    return new Reply(code, lines);
  }

  /** A code, and nothing behind it but a space or a hyphen and one line of text. */
  private static boolean isReplyLine(String line) {
    return line.length() >= 3
        && isDigit(line.charAt(0), '2', '5')
        && isDigit(line.charAt(1), '0', '9')
        && isDigit(line.charAt(2), '0', '9')
        && (line.length() == 3
            || ((line.charAt(3) == ' ' || line.charAt(3) == '-') && !hasLineEnd(line)));
  }

  private static boolean isDigit(char c, char least, char most) {
    return c >= least && c <= most;
  }

  /** Such as {@link String#lines} does not know. */
  private static boolean hasLineEnd(String line) {
    return line.indexOf('\u0085') >= 0
        || line.indexOf('\u2028') >= 0
        || line.indexOf('\u2029') >= 0;
  }

  /** The enhanced status code, when the first line starts with one. */
  public Optional<EnhancedStatusCode> status() {
    return EnhancedStatusCode.atStartOf(lines.get(0));
  }

  /** The text of all lines joined by spaces, enhanced status codes left out. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      Optional<EnhancedStatusCode> status = EnhancedStatusCode.atStartOf(line);
      String rest = status.map(s -> line.substring(s.toString().length()).strip()).orElse(line);
      if (!rest.isEmpty()) {
        text.append(text.isEmpty() ? "" : " ").append(rest);
      }
    }
    return text.toString();
  }

  /** Whether it is 2yz or 3yz. */
  public boolean isPositive() {
    return code < 400;
  }

  /** The lines as they go over the wire, without line ends. */
  public List<String> wireLines() {
    List<String> wire = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      wire.add(code + (i < lines.size() - 1 ? "-" : " ") + lines.get(i));
    }
    return wire;
  }

  @Override
  public boolean equals(@Nullable Object other) { // see DomainName
    return other instanceof Reply reply && code == reply.code && lines.equals(reply.lines);
  }

  @Override
  public int hashCode() {
    return 31 * code + lines.hashCode();
  }

  /** The first line as it goes over the wire. */
  @Override
  public String toString() {
    return wireLines().get(0);
  }
}
