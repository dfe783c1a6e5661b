package fakereceiver.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A message as it was sent, octet for octet (RFC 5322). Immutable, safe for several threads.
 *
 * <p>Lines end in CRLF in a message that came over SMTP; one from a file may have bare LF.
 */
public final class Message {

  /** How much of a message is searched for its header; more is not a header but an attack. */
  private static final int MAX_HEADER = 1 << 20;

  private static final int BLOCK = 1 << 16;

  private final byte[] octets;
  private final int headerSize;

  private Message(byte[] octets) {
    this.octets = octets;
    this.headerSize = headerEnd(octets);
  }

  /** Takes over {@code octets}; the caller no longer touches them. */
  public static Message of(byte[] octets) {
    return new Message(octets);
  }

  /** A message of text; characters outside ASCII become UTF-8. */
  public static Message of(String text) {
    return new Message(text.getBytes(StandardCharsets.UTF_8));
  }

  /** How many octets there are. */
  public int size() {
    return octets.length;
  }

  /** The octet at that place, counted from 0. */
  public byte octetAt(int index) {
    return octets[index];
  }

  /** How many LF there are that no CR precedes. */
  public int bareLineFeeds() {
    int count = 0;
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] == '\n' && (i == 0 || octets[i - 1] != '\r')) {
        count++;
      }
    }
    return count;
  }

  /** The octets from {@code from} to before {@code to} as text, one character each. */
  public String text(int from, int to) {
    return new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** Writes all octets, without a copy of the whole. */
  public void writeTo(OutputStream out) throws IOException {
    writeTo(out, 0, octets.length);
  }

  /**
   * Writes the octets from {@code from} to before {@code to}: in blocks, since a channel takes a
   * copy of whatever it is handed at once.
   */
  public void writeTo(OutputStream out, int from, int to) throws IOException {
    for (int at = from; at < to; at += BLOCK) {
      out.write(octets, at, Math.min(BLOCK, to - at));
    }
  }

  /**
   * Copies the octets from {@code from} to before {@code to} into {@code target}, at {@code at}.
   */
  public void copyTo(byte[] target, int at, int from, int to) {
    System.arraycopy(octets, from, target, at, to - from);
  }

  /** The message with {@code field}, its line end included, above all other fields. */
  public Message withOnTop(byte[] field) {
    byte[] joined = Arrays.copyOf(field, field.length + octets.length);
    copyTo(joined, field.length, 0, octets.length);
    return new Message(joined);
  }

  /** The octets, copied; whoever only reads them has no need for that. */
  public byte[] bytes() {
    return octets.clone();
  }

  /** The octets as a stream, not copied. */
  public InputStream open() {
    return new ByteArrayInputStream(octets);
  }

  /**
   * The unfolded value of each header field of that name, in order, one character for each octet.
   */
  public List<String> fields(String name) {
    List<String> values = new ArrayList<>();
    FieldReader header = header();
    while (header.next()) {
      if (header.isNamed(name)) {
        values.add(header.value());
      }
    }
    return values;
  }

  /** Its header; nothing of it is kept, since a message is counted by its octets. */
  FieldReader header() {
    return new FieldReader(octets, headerSize);
  }

  /** How many octets are read as its header. */
  public int headerSize() {
    return headerSize;
  }

  /** Whether the header goes on behind what is searched: a field may stand there, or none. */
  public boolean isHeaderCutOff() {
    return octets.length > MAX_HEADER && headerSize == MAX_HEADER;
  }

  /** Where the empty line after the header begins, with either kind of line end. */
  private static int headerEnd(byte[] octets) {
    int end = Math.min(octets.length, MAX_HEADER);
    for (int i = 0; i < end; i++) {
      boolean isLine = i == 0 || octets[i - 1] == '\n';
      if (isLine
          && (octets[i] == '\n' || (octets[i] == '\r' && i + 1 < end && octets[i + 1] == '\n'))) {
        return i;
      }
    }
    return end;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Message message && Arrays.equals(octets, message.octets);
  }

  @Override
  public int hashCode() {
    return octets.length; // messages are compared with themselves, hardly ever with others
  }

  @Override
  public String toString() {
    return "message of " + octets.length + " octets";
  }
}
