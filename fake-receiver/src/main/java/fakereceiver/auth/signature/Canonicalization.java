package fakereceiver.auth.signature;

import fakereceiver.mail.Message;
import java.util.Arrays;
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
  byte[] body(Message message, int from) {
    return switch (this) {
      case SIMPLE -> simpleBody(message, from);
      case RELAXED -> relaxedBody(message, from);
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

  private static byte[] simpleBody(Message message, int from) {
    int end = message.size();
    while (end >= from + 2
        && message.octetAt(end - 2) == '\r'
        && message.octetAt(end - 1) == '\n') {
      end -= 2;
    }
    byte[] octets = new byte[end - from + 2];
    message.copyTo(octets, 0, from, end);
    octets[end - from] = '\r';
    octets[end - from + 1] = '\n';
    return octets;
  }

  private static byte[] relaxedBody(Message message, int from) {
    int size = message.size();
    BodyOctets out = new BodyOctets(size - from + 2);
    int emptyLines = 0;
    int at = from;
    while (at < size) {
      int end = MailText.lineEnd(message, at);
      int bare = end;
      while (bare > at && MailText.isBlank(message.octetAt(bare - 1))) {
        bare--;
      }
      if (bare == at) {
        emptyLines++;
      } else {
        for (; emptyLines > 0; emptyLines--) {
          out.endLine();
        }
        writeRelaxed(out, message, at, bare);
        out.endLine();
      }
      at = end + 2;
    }
    return out.toByteArray();
  }

  private static void writeRelaxed(BodyOctets out, Message message, int from, int to) {
    boolean space = false;
    for (int i = from; i < to; i++) {
      byte octet = message.octetAt(i);
      if (MailText.isBlank(octet)) {
        space = true;
      } else {
        if (space) {
          out.add((byte) ' ');
        }
        space = false;
        out.add(octet);
      }
    }
  }

  /** Octets of which there is a most. */
  private static final class BodyOctets {

    private final byte[] octets;
    private int size;

    BodyOctets(int most) {
      octets = new byte[most];
    }

    void add(byte octet) {
      octets[size++] = octet;
    }

    void endLine() {
      add((byte) '\r');
      add((byte) '\n');
    }

    byte[] toByteArray() {
      return size == octets.length ? octets : Arrays.copyOf(octets, size);
    }
  }
}
