package fakereceiver.mail;

import java.nio.charset.StandardCharsets;

/**
 * Goes through a header field by field, and keeps nothing of those that it has passed: a header of
 * 1 MiB may have 350,000 of them. For one thread.
 */
final class FieldReader {

  private final byte[] octets;
  private final int headerEnd;
  private int start;
  private int colon;
  private int end;

  /** Begins before the first field. */
  FieldReader(byte[] octets, int headerEnd) {
    this.octets = octets;
    this.headerEnd = headerEnd;
  }

  /**
   * Goes on to the next field; false when there is none. What has no name in front of a colon is no
   * field.
   */
  boolean next() {
    do {
      start = end;
      colon = -1;
      if (start == headerEnd || isLineEnd(octets[start])) {
        return false;
      }
      do {
        line();
      } while (end < headerEnd && isBlank(octets[end]));
    } while (colon <= start);
    return true;
  }

  /** Goes on behind the end of a line, which may be CR alone, and sees the first colon. */
  private void line() {
    int at = end;
    while (at < headerEnd && !isLineEnd(octets[at])) {
      if (octets[at] == ':' && colon < 0) {
        colon = at;
      }
      at++;
    }
    boolean isPair = at + 1 < headerEnd && octets[at] == '\r' && octets[at + 1] == '\n';
    end = Math.min(headerEnd, at + (isPair ? 2 : 1));
  }

  private static boolean isLineEnd(byte octet) {
    return octet == '\r' || octet == '\n';
  }

  private static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\t';
  }

  /** Whether the field has that name, in any case. */
  boolean isNamed(String name) {
    return colon - start >= name.length()
        && (isBlank(octets[start]) || isSameLetter(octets[start], name.charAt(0)))
        && name().equalsIgnoreCase(name);
  }

  /** Tells most names apart before a text is made of one. */
  private static boolean isSameLetter(int one, int other) {
    return ((one ^ other) & ~0x20) == 0;
  }

  /** One character for each octet. */
  String name() {
    return unfolded(start, colon);
  }

  /** Unfolded, one character for each octet. */
  String value() {
    return unfolded(colon + 1, end);
  }

  private String unfolded(int from, int to) {
    byte[] line = new byte[to - from];
    int length = 0;
    for (int i = from; i < to; i++) {
      if (!isLineEnd(octets[i])) {
        line[length++] = octets[i];
      }
    }
    return new String(line, 0, length, StandardCharsets.ISO_8859_1).strip();
  }
}
