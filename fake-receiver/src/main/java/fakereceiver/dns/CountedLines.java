package fakereceiver.dns;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts the lines that are read: the library does not tell where a record ends. It reads octet by
 * octet, and puts no buffer of its own before one that is buffered.
 */
final class CountedLines extends BufferedInputStream {

  private int lines;

  CountedLines(InputStream in) {
    super(in);
  }

  @Override
  public synchronized int read() throws IOException {
    int octet = super.read();
    lines += octet == '\n' ? 1 : 0;
    return octet;
  }

  @Override
  public synchronized int read(byte[] into, int from, int length) throws IOException {
    int count = super.read(into, from, length);
    for (int i = from; i < from + count; i++) {
      lines += into[i] == '\n' ? 1 : 0;
    }
    return count;
  }

  /** How many have been read to their ends. */
  synchronized int count() {
    return lines;
  }
}
