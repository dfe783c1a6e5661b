package fakereceiver.auth.signature;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;

/** Just enough of DER (X.690) to look at a key before the JDK does. */
final class Der {

  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int SEQUENCE = 0x30;

  private final byte[] octets;
  private int at;

  Der(byte[] octets) {
    this.octets = octets;
  }

  /** The tag of the next element; 0 when there is none. */
  int next() {
    return at < octets.length ? octets[at] & 0xff : 0;
  }

  /** The contents of the next element; the tag has to be that one. */
  byte[] read(int tag) throws SyntaxException {
    if (next() != tag || at + 2 > octets.length) {
      throw new SyntaxException();
    }
    int first = octets[at + 1] & 0xff;
    at += 2;
    int length = first;
    if (first >= 0x80) {
      int count = first - 0x80;
      if (count < 1 || count > 3 || at + count > octets.length) {
        throw new SyntaxException();
      }
      length = 0;
      for (int i = 0; i < count; i++) {
        length = length << 8 | (octets[at++] & 0xff);
      }
    }
    if (length > octets.length - at) {
      throw new SyntaxException();
    }
    byte[] contents = Arrays.copyOfRange(octets, at, at + length);
    at += length;
    return contents;
  }

  BigInteger integer() throws SyntaxException {
    byte[] contents = read(INTEGER);
    if (contents.length == 0) {
      throw new SyntaxException();
    }
    return new BigInteger(contents);
  }

  static byte[] element(int tag, byte[]... contents) {
    ByteArrayOutputStream inside = new ByteArrayOutputStream();
    for (byte[] part : contents) {
      inside.writeBytes(part);
    }
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    int length = inside.size();
    if (length >= 0x80) {
      element.write(length < 0x100 ? 0x81 : length < 0x10000 ? 0x82 : 0x83);
      for (int shift = length < 0x100 ? 0 : length < 0x10000 ? 8 : 16; shift >= 0; shift -= 8) {
        element.write(length >> shift);
      }
    } else {
      element.write(length);
    }
    element.writeBytes(inside.toByteArray());
    return element.toByteArray();
  }

  /** What was read is not DER, or not what was expected; caught in this package. */
  static final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    SyntaxException() {
      super("not the DER that was expected", null, false, false);
    }
  }
}
