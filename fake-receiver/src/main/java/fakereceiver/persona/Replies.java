package fakereceiver.persona;

import fakereceiver.judge.ReplyText;
import fakereceiver.yaml.YamlText;
import java.util.Optional;

/** Reads the replies in a persona file. */
final class Replies {

  /** A reply line has 512 octets (RFC 5321 section 4.5.3.1.5); the blanks need room too. */
  private static final int MAX_LINE = 400;

  private static final int MAX_LINES = 20;

  private Replies() {}

  /** A reply whose code begins with {@code firstDigit}; empty when it is not, and noted. */
  static Optional<ReplyText> read(YamlText text, int firstDigit) {
    Optional<ReplyText> reply = text.as("a reply", Replies::sendable);
    if (reply.isPresent() && reply.get().template().code() / 100 != firstDigit) {
      text.expected("a reply with a code from " + firstDigit + "00 to " + firstDigit + "99");
      return Optional.empty();
    }
    return reply;
  }

  private static ReplyText sendable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' || c > '~') && c != '\n') {
        throw new IllegalArgumentException("it has a character outside printable ASCII");
      }
    }
    ReplyText reply = ReplyText.of(text);
    if (reply.template().lines().size() > MAX_LINES) {
      throw new IllegalArgumentException("it has more than " + MAX_LINES + " lines");
    }
    for (String line : reply.template().lines()) {
      if (line.length() > MAX_LINE) {
        throw new IllegalArgumentException("a line has more than " + MAX_LINE + " characters");
      }
    }
    return reply;
  }
}
