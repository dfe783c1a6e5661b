package smtpprobe.bounce.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * An input, line by line. A line that is too long is cut off, and what was cut is not kept. Not
 * safe for several threads.
 */
final class Pieces {

  private static final int BUFFER = 256 * 1024;

  /** The longest line of most inputs that is kept whole. */
  private static final int MAX_LINE = 64 * 1024;

  private final InputStream in;
  private final int longest;
  private final byte[] buffer = new byte[BUFFER];

  /** At most {@code longest}. */
  private final ByteArrayOutputStream carried = new ByteArrayOutputStream();

  private int from;
  private int to;
  private boolean isCut;

  /** The line that was read last. */
  byte[] line = new byte[0];

  int start;
  int end;

  Pieces(InputStream in) {
    this(in, MAX_LINE);
  }

  /** Keeps lines of up to {@code longest} octets whole. */
  Pieces(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** Whether something of the last line was cut off. */
  boolean isCut() {
    return isCut;
  }

  /** Goes to the next line, without its line break; false at the end. */
  boolean next() throws IOException {
    carried.reset();
    isCut = false;
    while (true) {
      for (int i = from; i < to; i++) {
        if (buffer[i] == '\n') {
          take(i);
          from = i + 1;
          return true;
        }
      }
      keep();
      from = 0;
      to = in.read(buffer, 0, BUFFER);
      if (to <= 0) {
        to = 0;
        boolean isLast = carried.size() > 0;
        line = carried.toByteArray();
        start = 0;
        end = line.length;
        return isLast;
      }
    }
  }

  private void keep() {
    int free = longest - carried.size();
    int wanted = Math.max(0, to - from);
    carried.write(buffer, from, Math.min(free, wanted));
    isCut |= wanted > free;
  }

  private void take(int newline) {
    int stop = newline > from && buffer[newline - 1] == '\r' ? newline - 1 : newline;
    if (carried.size() == 0 && stop - from <= longest) {
      line = buffer;
      start = from;
      end = stop;
      return;
    }
    int free = longest - carried.size();
    carried.write(buffer, from, Math.max(0, Math.min(free, stop - from)));
    isCut |= stop - from > free;
    line = carried.toByteArray();
    start = 0;
    end = line.length;
  }

  /** Whether the line begins so. */
  boolean startsWith(String text) {
    if (end - start < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (line[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
