package smtpprobe.dialogue;

import fakereceiver.mail.Printable;
import fakereceiver.mail.Reply;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Reads replies (RFC 5321 section 4.2) and nothing else.
 *
 * <p>Jakarta Mail's own reader takes {@code SSH-2.0-OpenSSH} for the first line of several and
 * waits for the others, and it keeps an endless line in memory: here every line is judged when it
 * ends, and a reply has a limit.
 */
final class ReplyReader {

  /** A hundred times what RFC 5321 section 4.5.3.1.5 allows for a line. */
  static final int MAX_REPLY = 64 * 1024;

  private static final int MAX_CODES = 5;

  private final BufferedInputStream in;
  private final UnaryOperator<String> shown;
  private final Consumer<String> heard;

  /**
   * @param in not buffered
   * @param shown what of a line may be kept
   * @param heard told each line, and what there is of one that never ends
   */
  ReplyReader(InputStream in, UnaryOperator<String> shown, Consumer<String> heard) {
    this.in = new BufferedInputStream(in);
    this.shown = shown;
    this.heard = heard;
  }

  /**
   * The next reply, one character for each octet.
   *
   * @throws NotSmtp when it is not a reply, too long, or its lines have different codes: which of
   *     them counts is not known (RFC 5321 section 4.2.1)
   * @throws EOFException when the server hangs up before its end
   */
  Reply read() throws IOException {
    List<String> lines = new ArrayList<>();
    Set<String> codes = new LinkedHashSet<>();
    int room = MAX_REPLY;
    while (true) {
      String line = line(room);
      room -= line.length() + 1;
      String text = shown.apply(stripCarriageReturn(line));
      heard.accept(text);
      if (!isLine(text)) {
        throw new NotSmtp(
            "what the server sent is not an SMTP reply: \"" + Printable.of(text) + "\"");
      }
      codes.add(text.substring(0, 3));
      // A bare CR is no line end, but a reply cannot hold it; the transcript has it.
      lines.add(text.length() > 4 ? text.substring(4).replace('\r', ' ') : "");
      if (!text.startsWith("-", 3)) {
        if (codes.size() > 1) {
          throw new NotSmtp(
              "the lines of one reply had different codes, so what it means is not known: "
                  + String.join(", ", codes.stream().limit(MAX_CODES).toList()));
        }
        return new Reply(Integer.parseInt(text.substring(0, 3)), lines);
      }
    }
  }

  /** How many octets came after the last reply and have not been looked at. */
  int unread() throws IOException {
    return in.available();
  }

  private String line(int room) throws IOException {
    StringBuilder line = new StringBuilder();
    try {
      while (line.length() < room) {
        int octet = in.read();
        if (octet < 0) {
          throw new EOFException();
        }
        if (octet == '\n') {
          return line.toString();
        }
        line.append((char) octet);
      }
      throw new NotSmtp("the server sent more than " + MAX_REPLY / 1024 + " KiB in one reply");
    } catch (IOException e) {
      if (line.length() > 0) {
        heard.accept(shown.apply(line.toString()));
      }
      throw e;
    }
  }

  /** Whether it begins with a code, behind which nothing stands, or a space or hyphen first. */
  static boolean isLine(String text) {
    return text.length() >= 3
        && text.charAt(0) >= '2'
        && text.charAt(0) <= '5'
        && isDigit(text.charAt(1))
        && isDigit(text.charAt(2))
        && (text.length() == 3 || text.charAt(3) == ' ' || text.charAt(3) == '-');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String stripCarriageReturn(String line) {
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }
}
