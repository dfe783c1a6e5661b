package smtpprobe.bounce.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Refused recipients as Python prints them: smtplib's dictionary, {@code {'bob@example.net': (550,
 * b'5.1.1 User unknown')}}, and aiosmtplib's list of {@code SMTPRecipientRefused(550, '5.1.1 User
 * unknown', 'bob@example.net')}.
 */
public final class RefusedTuples {

  private static final String CLASS = "RecipientRefused(";
  private static final int MAX = 10_000;
  private static final int MAX_ADDRESS = 320;

  private final String text;
  private int at;

  private RefusedTuples(String text) {
    this.text = text;
  }

  /** Each recipient with its own reply; never fails. */
  public static List<Told> read(String text) {
    return new RefusedTuples(text).all();
  }

  private List<Told> all() {
    List<Told> told = new ArrayList<>();
    for (int open = text.indexOf('(');
        open >= 0 && told.size() < MAX;
        open = text.indexOf('(', at)) {
      at = open + 1;
      tuple(open).ifPresent(told::add);
    }
    return told;
  }

  private Optional<Told> tuple(int open) {
    if (!text.startsWith(", ", open + 4) || !"45".contains(text.substring(open + 1, open + 2))) {
      return Optional.empty();
    }
    String code = text.substring(open + 1, open + 4);
    at = open + (text.startsWith("b", open + 6) ? 7 : 6);
    Optional<String> reply = literal();
    if (reply.isEmpty()) {
      return Optional.empty();
    }
    if (text.startsWith(CLASS, open + 1 - CLASS.length()) && text.startsWith(", ", at)) {
      at += 2;
      return literal().map(address -> told(address, code, reply.get()));
    }
    return before(open).map(address -> told(address, code, reply.get()));
  }

  /** What stands in quotes here, and goes on behind it. */
  private Optional<String> literal() {
    char quote = at < text.length() ? text.charAt(at) : ' ';
    if (quote != '\'' && quote != '"') {
      return Optional.empty();
    }
    StringBuilder literal = new StringBuilder();
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote) {
        at = i + 1;
        return Optional.of(decoded(literal.toString()));
      }
      if (c != '\\' || i + 1 == text.length()) {
        literal.append(c);
        continue;
      }
      char escaped = text.charAt(++i);
      if (isOctet(i)) {
        literal.append((char) HexFormat.fromHexDigits(text, i + 1, i + 3));
        i += 2;
      } else {
        literal.append("rn".indexOf(escaped) < 0 ? escaped : '\n');
      }
    }
    at = text.length();
    return Optional.empty();
  }

  private boolean isOctet(int x) {
    return text.charAt(x) == 'x'
        && x + 2 < text.length()
        && HexFormat.isHexDigit(text.charAt(x + 1))
        && HexFormat.isHexDigit(text.charAt(x + 2));
  }

  /** Of octets, Python prints those that are not of ASCII one by one. */
  private static String decoded(String literal) {
    boolean isOctets = literal.chars().allMatch(c -> c < 256);
    return isOctets ? Texts.of(literal.getBytes(StandardCharsets.ISO_8859_1)) : literal;
  }

  /** The address in quotes in front of a tuple that is the value of a dictionary. */
  private Optional<String> before(int open) {
    int end = open - 3;
    if (end < 1 || !text.startsWith(": ", open - 2)) {
      return Optional.empty();
    }
    char quote = text.charAt(end);
    String near = text.substring(Math.max(0, end - MAX_ADDRESS), end);
    return quote == '\'' || quote == '"'
        ? Mailboxes.first(near.substring(near.lastIndexOf(quote) + 1))
        : Optional.empty();
  }

  private static Told told(String address, String code, String reply) {
    return new Told(
        address,
        "",
        "failed",
        Optional.empty(),
        Mailboxes.domain(address),
        List.of(code + " " + reply),
        List::of);
  }
}
