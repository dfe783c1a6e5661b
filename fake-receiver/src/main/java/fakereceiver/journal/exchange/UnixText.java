package fakereceiver.journal.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The octets of a message with the line ends of files, and back. */
final class UnixText {

  private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

  private UnixText() {}

  /** LF in the place of CRLF; a CR or an LF that stands alone stays as it is. */
  static byte[] lf(byte[] message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(message.length);
    for (int i = 0; i < message.length; i++) {
      if (message[i] != '\r' || i + 1 == message.length || message[i + 1] != '\n') {
        out.write(message[i]);
      }
    }
    return out.toByteArray();
  }

  /** CRLF in the place of LF. */
  static byte[] crlf(byte[] text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length + text.length / 32);
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r')) {
        out.write('\r');
      }
      out.write(text[i]);
    }
    return out.toByteArray();
  }

  /** With one more {@code >} before each line that could be taken for the next mail's first. */
  static byte[] quoted(byte[] text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length + 64);
    for (int i = 0; i < text.length; i++) {
      if ((i == 0 || text[i - 1] == '\n') && isFrom(text, i)) {
        out.write('>');
      }
      out.write(text[i]);
    }
    return out.toByteArray();
  }

  /** Whether a line begins there that is, without any {@code >}, "From ". */
  static boolean isFrom(byte[] text, int from) {
    int at = from;
    while (at < text.length && text[at] == '>') {
      at++;
    }
    return startsWithFrom(text, at);
  }

  /** Whether "From " stands there. */
  static boolean startsWithFrom(byte[] text, int at) {
    for (int i = 0; i < FROM.length; i++) {
      if (at + i >= text.length || text[at + i] != FROM[i]) {
        return false;
      }
    }
    return true;
  }
}
