package fakereceiver.dns.zonefile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts the lines that are read: the library does not tell where a record ends, and is not exact
 * about where one is wrong. It reads octet by octet, and puts no buffer of its own before one that
 * is buffered.
 */
final class CountedLines extends BufferedInputStream {

  private int lines;
  private boolean isAtEnd;

  CountedLines(InputStream in) {
    super(in);
  }

  @Override
  public synchronized int read() throws IOException {
    int octet = super.read();
    if (octet >= 0) {
      heed(octet);
    }
    return octet;
  }

  @Override
  public synchronized int read(byte[] into, int from, int length) throws IOException {
    int count = super.read(into, from, length);
    for (int i = from; i < from + count; i++) {
      heed(into[i]);
    }
    return count;
  }

  private void heed(int octet) {
    lines += isAtEnd ? 1 : 0;
    isAtEnd = octet == '\n';
  }

  /** The line of the octet that was read last, counted from 1. */
  synchronized int line() {
    return lines + 1;
  }
}
