package fakereceiver.auth.signature;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Optional;

/** The canonical forms of RFC 6376 section 3.4. */
public enum Canonicalization {
  /** As sent (sections 3.4.1 and 3.4.3). */
  SIMPLE,
  /** White space and the case of field names do not count (sections 3.4.2 and 3.4.4). */
  RELAXED;

  /** The form of that name; names are in lower case. */
  public static Optional<Canonicalization> named(String word) {
    for (Canonicalization form : values()) {
      if (form.word().equals(word)) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }

  /** The name in a signature. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A header field, without a final CRLF. */
  public String field(HeaderField field) {
    return switch (this) {
      case SIMPLE -> field.raw();
      case RELAXED -> field.name() + ":" + relaxed(field.value());
    };
  }

  /** The body, which begins at {@code from}. */
  byte[] body(byte[] octets, int from) {
    return switch (this) {
      case SIMPLE -> simpleBody(octets, from);
      case RELAXED -> relaxedBody(octets, from);
    };
  }

  private static String relaxed(String value) {
    StringBuilder line = new StringBuilder(value.length());
    boolean space = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\r' && i + 1 < value.length() && value.charAt(i + 1) == '\n') {
        i++; // unfolding; a bare CR or LF stays
      } else if (c == ' ' || c == '\t') {
        space = true;
      } else {
        if (space && line.length() > 0) {
          line.append(' ');
        }
        space = false;
        line.append(c);
      }
    }
    return line.toString();
  }

  static String trimmedRight(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
      end--;
    }
    return text.substring(0, end);
  }

  private static byte[] simpleBody(byte[] body, int from) {
    int end = body.length;
    while (end >= from + 2 && body[end - 2] == '\r' && body[end - 1] == '\n') {
      end -= 2;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(end - from + 2);
    out.write(body, from, end - from);
    newLine(out);
    return out.toByteArray();
  }

  private static byte[] relaxedBody(byte[] body, int from) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length - from);
    int emptyLines = 0;
    int at = from;
    while (at < body.length) {
      int end = MailText.lineEnd(body, at);
      int bare = end;
      while (bare > at && isBlank(body[bare - 1])) {
        bare--;
      }
      if (bare == at) {
        emptyLines++;
      } else {
        for (; emptyLines > 0; emptyLines--) {
          newLine(out);
        }
        writeRelaxed(out, body, at, bare);
        newLine(out);
      }
      at = end + 2;
    }
    return out.toByteArray();
  }

  private static void writeRelaxed(ByteArrayOutputStream out, byte[] body, int from, int to) {
    boolean space = false;
    for (int i = from; i < to; i++) {
      if (isBlank(body[i])) {
        space = true;
      } else {
        if (space) {
          out.write(' ');
        }
        space = false;
        out.write(body[i]);
      }
    }
  }

  private static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\t';
  }

  private static void newLine(ByteArrayOutputStream out) {
    out.write('\r');
    out.write('\n');
  }
}
