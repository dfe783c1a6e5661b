package smtpprobe.bounce.log;

import java.nio.charset.StandardCharsets;

/**
 * Tells in one pass over the octets whether a line can be of any interest, so that the many lines
 * of a log that are not cost nothing more.
 */
public final class LogFilter {

  private static final byte[][] AFTER_EQUALS = {
    octets("bounced"),
    octets("deferred"),
    octets("undeliverable"),
    octets("expired"),
    octets("SOFTBOUNCE"),
    octets("\"PermFail"),
    octets("\"TempFail"),
    octets("PermFail"),
    octets("TempFail")
  };

  private static final byte[][] BEFORE_EQUALS = {
    octets("stat"), octets("response"), octets("smtpcode"), octets("reason"), octets("err"),
    octets("error"), octets("code "), octets("errmsg"), octets("details "), octets("reason "),
    octets("details")
  };

  /** Of qmail, of Sendmail and Postfix. */
  private static final byte[][] FROM_COLON = {
    octets(": failure: "),
    octets(": deferral: "),
    octets(": SYSERR("),
    octets(": smtp_connect_addr: ")
  };

  /** Tries before the line that tells what came of the mail, of Postfix and Exim. */
  private static final byte[][] TRIES = {
    octets("]: connect to "), octets("] Connection timed out")
  };

  private static final byte[] FATAL = octets(" fatal");
  private static final byte[] PANIC = octets(" panic");
  private static final byte[] BIND = octets("bind outgoing SMTP call");
  private static final byte[] FAIL = octets(",FAIL,");
  private static final byte[] DEFER = octets(",DEFER,");
  private static final byte[] SENT = octets("Sent");

  private LogFilter() {}

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether the line in {@code buffer} can tell of something refused. */
  public static boolean isOfInterest(byte[] buffer, int from, int to) {
    boolean isRecord = to - from > 2 && (buffer[from + 1] == ',' || buffer[from + 2] == ',');
    if (isRecord || (from < to && buffer[from] == '{')) {
      return true; // of PowerMTA; JSON
    }
    for (int i = from; i < to; i++) {
      switch (buffer[i]) {
        case '=' -> {
          if ((i + 1 < to && buffer[i + 1] == '=') || isEquals(buffer, from, i, to)) {
            return true;
          }
        }
        case '*' -> {
          if (i + 1 < to && (buffer[i + 1] == '*' || isField(buffer, i, from, to))) {
            return true;
          }
        }
        case ':' -> {
          if (standsOneOf(FROM_COLON, buffer, i, from, to)
              || stands(FATAL, buffer, i - FATAL.length, from, to)
              || stands(PANIC, buffer, i - PANIC.length, from, to)) {
            return true;
          }
        }
        case '<', '>' -> {
          if (isField(buffer, i, from, to)) {
            return true; // Exchange
          }
        }
        case 'F', 'D' -> {
          if (stands(FAIL, buffer, i - 1, from, to) || stands(DEFER, buffer, i - 1, from, to)) {
            return true; // Exchange's message tracking
          }
        }
        case ']' -> {
          if (standsOneOf(TRIES, buffer, i, from, to)) {
            return true;
          }
        }
        case 'b' -> {
          if (stands(BIND, buffer, i, from, to)) {
            return true; // Exim
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
    if (standsOneOf(AFTER_EQUALS, buffer, at + 1, from, to)) {
      return true;
    }
    for (byte[] word : BEFORE_EQUALS) {
      if (stands(word, buffer, at - word.length, from, to)) {
        return !isSent(buffer, at + 1, to);
      }
    }
    return false;
  }

  private static boolean isSent(byte[] buffer, int at, int to) {
    return stands(SENT, buffer, at, at, to)
        || (at + 1 < to && (buffer[at] == '2' || buffer[at + 1] == '2'));
  }

  /** Whether the octet is a field of its own between commas. */
  private static boolean isField(byte[] buffer, int at, int from, int to) {
    return at > from && at + 1 < to && buffer[at - 1] == ',' && buffer[at + 1] == ',';
  }

  private static boolean standsOneOf(byte[][] words, byte[] buffer, int at, int from, int to) {
    for (byte[] word : words) {
      if (stands(word, buffer, at, from, to)) {
        return true;
      }
    }
    return false;
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
