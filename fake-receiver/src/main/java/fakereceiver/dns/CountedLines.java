package fakereceiver.dns;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts the lines that are read: the library does not tell where a record ends. It reads octet by
 * octet, and puts no buffer of its own before one that is buffered. Not safe for several threads.
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

  /** How many have been read to their ends. */
  synchronized int count() {
    return lines;
  }
}
