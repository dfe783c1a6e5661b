package fakereceiver.auth.signature;

import fakereceiver.mail.Message;
import java.nio.charset.StandardCharsets;
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

  private final byte[] octets;
  private final List<HeaderField> fields;
  private final int bodyStart;
  private final boolean tooLong;

  private MailText(byte[] octets, List<HeaderField> fields, int bodyStart, boolean tooLong) {
    this.octets = octets;
    this.fields = List.copyOf(fields);
    this.bodyStart = bodyStart;
    this.tooLong = tooLong;
  }

  /** Takes a message apart; any octets will do. */
  public static MailText of(Message message) {
    byte[] octets = message.bytes();
    List<HeaderField> fields = new ArrayList<>();
    int fieldStart = 0;
    int at = 0;
    while (at < octets.length) {
      int end = lineEnd(octets, at);
      boolean folded = at > 0 && (octets[at] == ' ' || octets[at] == '\t');
      if (!folded && at > fieldStart) {
        fields.add(field(octets, fieldStart, at - 2));
        fieldStart = at;
      }
      if (end == at) {
        return new MailText(octets, fields, Math.min(at + 2, octets.length), false);
      }
      if (at > MAX_HEADER || fields.size() >= MAX_FIELDS) {
        return new MailText(octets, fields, octets.length, true);
      }
      at = end + 2;
    }
    if (fieldStart < octets.length) {
      boolean ended = at == octets.length;
      fields.add(field(octets, fieldStart, ended ? octets.length - 2 : octets.length));
    }
    return new MailText(octets, fields, octets.length, octets.length > MAX_HEADER);
  }

  private static HeaderField field(byte[] octets, int from, int to) {
    return HeaderField.of(
        new String(octets, from, Math.max(0, to - from), StandardCharsets.ISO_8859_1));
  }

  /** Where the next CRLF is, or the end of the octets. */
  static int lineEnd(byte[] octets, int from) {
    for (int i = from; i + 1 < octets.length; i++) {
      if (octets[i] == '\r' && octets[i + 1] == '\n') {
        return i;
      }
    }
    return octets.length;
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
    return form.body(octets, bodyStart);
  }

  /** How many LF there are that no CR precedes; a message that came over SMTP has none. */
  public int bareLineFeeds() {
    int count = 0;
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] == '\n' && (i == 0 || octets[i - 1] != '\r')) {
        count++;
      }
    }
    return count;
  }
}
