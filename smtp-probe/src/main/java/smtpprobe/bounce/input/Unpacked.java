package smtpprobe.bounce.input;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
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
    if (begins(magic, 0x1f, 0x8b)) {
      return new BufferedInputStream(new Bounded(new Gzip(in, BUFFER), packed), BUFFER);
    }
    if (begins(magic, 0x28, 0xb5, 0x2f, 0xfd)) {
      return new BufferedInputStream(new Bounded(Zstd.of(in), packed), BUFFER);
    }
    return in;
  }

  /** What packed thing these octets are, if they are one that is not unpacked here. */
  static Optional<String> kind(byte[] octets) {
    if (begins(octets, 'P', 'K', 3, 4) || begins(octets, 'P', 'K', 5, 6)) {
      return Optional.of("a zip archive");
    }
    return begins(octets, 0x1f, 0x8b) ? Optional.of("another gzip file") : Optional.empty();
  }

  private static boolean begins(byte[] octets, int... magic) {
    if (octets.length < 4) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((octets[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** Counts what is read. Not safe for several threads. */
  private static final class Counted extends BlockStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int n = super.read(buffer, from, length);
      count += Math.max(0, n);
      return n;
    }
  }

  /** Ends where more comes out than could honestly have been put in. */
  private static final class Bounded extends BlockStream {
    private final Counted packed;
    private long count;

    Bounded(InputStream in, Counted packed) {
      super(in);
      this.packed = packed;
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
