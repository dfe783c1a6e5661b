package smtpprobe.bounce.input;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import smtpprobe.bounce.feedback.Gzip;

/** Takes an input out of gzip or zstd while it is read, and stops at what can only be a bomb. */
final class Unpacked {

  /** Logs shrink to a twentieth; nothing that anybody wrote shrinks to less than this. */
  private static final long MAX_RATIO = 400;

  private static final long FREE = 64L * 1024 * 1024;
  private static final int BUFFER = 64 * 1024;

  private Unpacked() {}

  /**
   * The input itself, or what is packed in it.
   *
   * @throws IOException when it cannot be read, or is packed in a way that is not known
   */
  static BufferedInputStream of(InputStream raw) throws IOException {
    Counted packed = new Counted(raw);
    BufferedInputStream in = new BufferedInputStream(packed, BUFFER);
    in.mark(8);
    byte[] magic = in.readNBytes(4);
    in.reset();
    boolean isLong = magic.length == 4;
    if (isLong && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b) {
      return new BufferedInputStream(new Bounded(new Gzip(in, BUFFER), packed), BUFFER);
    }
    if (isLong
        && (magic[0] & 0xff) == 0x28
        && (magic[1] & 0xff) == 0xb5
        && (magic[2] & 0xff) == 0x2f
        && (magic[3] & 0xff) == 0xfd) {
      return new BufferedInputStream(new Bounded(Zstd.of(in), packed), BUFFER);
    }
    return in;
  }

  /** Counts what is read. Not safe for several threads. */
  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int octet = super.read();
      count += octet < 0 ? 0 : 1;
      return octet;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int n = super.read(buffer, from, length);
      count += Math.max(0, n);
      return n;
    }
  }

  /** Ends where more comes out than could honestly have been put in. */
  private static final class Bounded extends FilterInputStream {
    private final Counted packed;
    private long count;

    Bounded(InputStream in, Counted packed) {
      super(in);
      this.packed = packed;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      int n = read(one, 0, 1);
      return n < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int n = super.read(buffer, from, length);
      count += Math.max(0, n);
      if (count > FREE && count / MAX_RATIO > packed.count) {
        throw new IOException(
            "it unpacks to more than " + MAX_RATIO + " times its size: the rest was not read");
      }
      return n;
    }
  }
}
