package smtpprobe.bounce.input;

import java.io.IOException;
import java.io.InputStream;

/** Ends an input that may have no end, unless it turns out to say something. */
final class Patience extends BlockStream {

  private long left;

  /** Reads {@code most} octets at most. */
  Patience(InputStream in, long most) {
    super(in);
    left = most;
  }

  /** It says something: all of it is read. */
  void goOn() {
    left = Long.MAX_VALUE;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    if (left <= 0) {
      return -1;
    }
    int count = super.read(buffer, from, length);
    left -= Math.max(0, count);
    return count;
  }
}
