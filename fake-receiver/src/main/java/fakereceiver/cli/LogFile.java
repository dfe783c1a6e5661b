package fakereceiver.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that lines are added to, all of a flush at once. Where a line was cut off, by a full disk
 * or when a process was killed, the next one begins on a line of its own.
 */
final class LogFile extends Writer {

  private final FileChannel file;

  /** At most what is written between two flushes: what has come meanwhile. */
  private final StringBuilder lines = new StringBuilder();

  private boolean torn;

  private LogFile(FileChannel file, boolean torn) {
    this.file = file;
    this.torn = torn;
  }

  static LogFile addingTo(Path path) throws IOException {
    boolean torn = Files.isRegularFile(path) && isTorn(path);
    return new LogFile(FileChannel.open(path, CREATE, WRITE, APPEND), torn);
  }

  private static boolean isTorn(Path path) throws IOException {
    try (FileChannel before = FileChannel.open(path, READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return before.size() > 0 && before.read(last, before.size() - 1) == 1 && last.get(0) != '\n';
    }
  }

  @Override
  public void write(char[] text, int from, int length) {
    lines.append(text, from, length);
  }

  @Override
  public void flush() throws IOException {
    String text = (torn ? "\n" : "") + lines;
    lines.setLength(0);
    ByteBuffer octets = ByteBuffer.wrap(text.getBytes(US_ASCII));
    try {
      while (octets.hasRemaining()) {
        file.write(octets);
      }
      torn = false;
    } catch (IOException e) {
      torn |= octets.position() > 0;
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try (file) {
      flush();
    }
  }
}
