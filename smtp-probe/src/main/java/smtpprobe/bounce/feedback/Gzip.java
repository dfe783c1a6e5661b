package smtpprobe.bounce.feedback;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks gzip, of several members too. The JDK calls itself once more for each member that is
 * empty, until its stack is full; here so many empty ones are an error. Not for several threads.
 */
public final class Gzip extends GZIPInputStream {

  /** Tools that pack in blocks end with one. */
  private static final int MAX_EMPTY = 100;

  private int depth;

  /** What is packed in {@code in}, whose head is read at once. */
  public Gzip(InputStream in, int buffer) throws IOException {
    super(in, buffer);
  }

  @Override
  public int read(byte[] octets, int from, int length) throws IOException {
    if (depth > MAX_EMPTY) {
      throw new ZipException("more than " + MAX_EMPTY + " parts of it are empty");
    }
    depth++;
    try {
      return super.read(octets, from, length);
    } finally {
      depth--;
    }
  }
}
