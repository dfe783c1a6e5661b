package smtpprobe.bounce.input;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads zstd. What is broken is an {@link IOException}, whatever the library thinks of it. */
final class Zstd extends BlockStream {

  private Zstd(InputStream packed) {
    super(new ZstdInputStream(packed));
  }

  static InputStream of(InputStream packed) {
    return new Zstd(packed);
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
