package smtpprobe.bounce.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Does to a single octet what it does to a block of them. Not safe for several threads. */
abstract class BlockStream extends FilterInputStream {

  BlockStream(InputStream in) {
    super(in);
  }

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    return super.read(buffer, from, length);
  }
}
