package fakereceiver.auth.signature;

import fakereceiver.mail.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * A message taken apart into header fields and body, without losing an octet. Immutable.
 *
 * <p>Only CRLF ends a line, as on the wire (RFC 5321 section 2.3.8). A bare LF is an octet like any
 * other, so that a signature over it fails here as it fails elsewhere; {@link #bareLineFeeds} tells
 * of it. Nothing is ever normalised.
 */
public final class MailText {

  /** A longer header is not taken apart to its end. */
  public static final int MAX_HEADER = 1 << 20;

  /** More fields are not taken apart. */
  public static final int MAX_FIELDS = 5_000;

  private final Message message;
  private final List<HeaderField> fields;
  private final int bodyStart;
  private final boolean tooLong;

  private MailText(Message message, List<HeaderField> fields, int bodyStart, boolean tooLong) {
    this.message = message;
    this.fields = List.copyOf(fields);
    this.bodyStart = bodyStart;
    this.tooLong = tooLong;
  }

  /** Takes a message apart; any octets will do. */
  public static MailText of(Message message) {
    int size = message.size();
    List<HeaderField> fields = new ArrayList<>();
    int fieldStart = 0;
    int at = 0;
    while (at < size) {
      int end = lineEnd(message, at);
      boolean folded = at > 0 && isBlank(message.octetAt(at));
      if (!folded && at > fieldStart) {
        fields.add(field(message, fieldStart, at - 2));
        fieldStart = at;
      }
      if (end == at) {
        return new MailText(message, fields, Math.min(at + 2, size), false);
      }
      if (at > MAX_HEADER || fields.size() >= MAX_FIELDS) {
        return new MailText(message, fields, size, true);
      }
      at = end + 2;
    }
    if (fieldStart < size) {
      boolean ended = at == size;
      fields.add(field(message, fieldStart, ended ? size - 2 : size));
    }
    return new MailText(message, fields, size, size > MAX_HEADER);
  }

  private static HeaderField field(Message message, int from, int to) {
    return HeaderField.of(message.text(from, Math.max(from, to)));
  }

  /** Where the next CRLF is, or the end of the octets. */
  static int lineEnd(Message message, int from) {
    int size = message.size();
    for (int i = from; i + 1 < size; i++) {
      if (message.octetAt(i) == '\r' && message.octetAt(i + 1) == '\n') {
        return i;
      }
    }
    return size;
  }

  static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\t';
  }

  /** The header fields in order; lines that are no field are among them, without a name. */
  public List<HeaderField> fields() {
    return fields;
  }

  /** The fields of that name, given in lower case, in order. */
  public List<HeaderField> fields(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).toList();
  }

  /** Whether the header goes beyond the limits, so that {@link #fields} is not all of it. */
  public boolean isTooLong() {
    return tooLong;
  }

  /** What comes after the empty line, in canonical form. */
  byte[] body(Canonicalization form) {
    return form.body(message, bodyStart);
  }

  /** How many LF there are that no CR precedes; a message that came over SMTP has none. */
  public int bareLineFeeds() {
    return message.bareLineFeeds();
  }
}
