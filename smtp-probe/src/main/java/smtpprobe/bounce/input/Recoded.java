package smtpprobe.bounce.input;

import fakereceiver.given.GivenText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * Makes of an input what all readers know: UTF-16, which PowerShell writes, becomes UTF-8, a byte
 * order mark goes, and CR as a line end becomes LF.
 */
final class Recoded {

  private static final int HEAD = 64 * 1024;

  private Recoded() {}

  /** The input itself where it is so already. */
  static BufferedInputStream of(BufferedInputStream in) throws IOException {
    BufferedInputStream text = GivenText.isUtf16(head(in, 2)) ? buffered(new Utf8(in)) : in;
    GivenText.skipMark(text);
    return hasOnlyCarriageReturns(head(text, HEAD)) ? buffered(new LineFeeds(text)) : text;
  }

  private static byte[] head(BufferedInputStream in, int length) throws IOException {
    in.mark(length);
    byte[] head = in.readNBytes(length);
    in.reset();
    return head;
  }

  private static BufferedInputStream buffered(InputStream in) {
    return new BufferedInputStream(in, HEAD);
  }

  private static boolean hasOnlyCarriageReturns(byte[] head) {
    boolean any = false;
    for (byte octet : head) {
      if (octet == '\n') {
        return false;
      }
      any |= octet == '\r';
    }
    return any;
  }

  /** UTF-16 with a byte order mark, as UTF-8. Not safe for several threads. */
  private static final class Utf8 extends InputStream {

    private static final int AT_ONCE = 8192;

    private final Reader reader;
    private byte[] octets = {};
    private int at;

    Utf8(InputStream in) {
      reader = new InputStreamReader(in, StandardCharsets.UTF_16);
    }

    @Override
    public int read() throws IOException {
      return at < octets.length || hasMore() ? octets[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      if (length > 0 && at == octets.length && !hasMore()) {
        return -1;
      }
      int count = Math.min(length, octets.length - at);
      System.arraycopy(octets, at, buffer, from, count);
      at += count;
      return count;
    }

    private boolean hasMore() throws IOException {
      char[] chars = new char[AT_ONCE + 1];
      int count = reader.read(chars, 0, AT_ONCE);
      if (count < 0) {
        return false;
      }
      if (Character.isHighSurrogate(chars[count - 1])) { // its other half belongs to it
        count += Math.max(0, reader.read(chars, count, 1));
      }
      octets = new String(chars, 0, count).getBytes(StandardCharsets.UTF_8);
      at = 0;
      return true;
    }
  }

  /** LF in place of each CR. */
  private static final class LineFeeds extends BlockStream {

    LineFeeds(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int count = super.read(buffer, from, length);
      for (int i = from; i < from + count; i++) {
        buffer[i] = buffer[i] == '\r' ? (byte) '\n' : buffer[i];
      }
      return count;
    }
  }
}
