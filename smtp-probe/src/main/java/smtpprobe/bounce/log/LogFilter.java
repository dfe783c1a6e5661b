package smtpprobe.bounce.log;

/**
 * Tells in one pass over the octets whether a line can be of any interest, so that the many lines
 * of a log that are not cost nothing more.
 */
public final class LogFilter {

  private static final byte[][] AFTER_EQUALS = {
    octets("bounced"), octets("deferred"), octets("undeliverable"), octets("expired"),
    octets("\"PermFail"), octets("\"TempFail"), octets("PermFail"), octets("TempFail")
  };

  private static final byte[][] BEFORE_EQUALS = {
    octets("stat"), octets("response"), octets("smtpcode"), octets("reason"), octets("err"),
    octets("error"), octets("code "), octets("errmsg"), octets("details "), octets("reason "),
    octets("details")
  };

  private static final byte[] FAILURE = octets(": failure: ");
  private static final byte[] DEFERRAL = octets(": deferral: ");

  private LogFilter() {}

  private static byte[] octets(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }

  /** Whether the line in {@code buffer} can tell of something refused. */
  public static boolean isOfInterest(byte[] buffer, int from, int to) {
    if (from < to && buffer[from] == '{') {
      return true;
    }
    for (int i = from; i < to; i++) {
      switch (buffer[i]) {
        case '=' -> {
          if ((i + 1 < to && buffer[i + 1] == '=') || isEquals(buffer, from, i, to)) {
            return true;
          }
        }
        case '*' -> {
          if (i + 1 < to && buffer[i + 1] == '*') {
            return true;
          }
        }
        case ':' -> {
          if (stands(FAILURE, buffer, i, from, to) || stands(DEFERRAL, buffer, i, from, to)) {
            return true; // qmail
          }
        }
        case 'j' -> {
          if (i - 2 >= from && buffer[i - 1] == 'e' && buffer[i - 2] == 'r') {
            return true; // reject
          }
        }
        default -> {
          // most of it
        }
      }
    }
    return false;
  }

  private static boolean isEquals(byte[] buffer, int from, int at, int to) {
    for (byte[] word : AFTER_EQUALS) {
      if (stands(word, buffer, at + 1, from, to)) {
        return true;
      }
    }
    for (byte[] word : BEFORE_EQUALS) {
      if (stands(word, buffer, at - word.length, from, to)) {
        return !isSent(buffer, at + 1, to);
      }
    }
    return false;
  }

  private static boolean isSent(byte[] buffer, int at, int to) {
    return at + 1 < to && (buffer[at] == 'S' || buffer[at] == '2' || buffer[at + 1] == '2');
  }

  private static boolean stands(byte[] word, byte[] buffer, int at, int from, int to) {
    if (at < from || at + word.length > to) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (buffer[at + i] != word[i]) {
        return false;
      }
    }
    return true;
  }
}
