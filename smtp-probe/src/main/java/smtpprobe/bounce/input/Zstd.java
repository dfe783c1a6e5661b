package smtpprobe.bounce.input;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads zstd. What is broken is an {@link IOException}, whatever the library thinks of it. */
final class Zstd extends FilterInputStream {

  private Zstd(InputStream packed) {
    super(new ZstdInputStream(packed));
  }

  static InputStream of(InputStream packed) {
    return new Zstd(packed);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    try {
      return super.read(buffer, from, length);
    } catch (MalformedInputException | IllegalStateException | IndexOutOfBoundsException e) {
      throw new IOException("it is packed with zstd, and broken: " + e.getMessage(), e);
    }
  }
}
