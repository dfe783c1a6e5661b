package fakereceiver.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a program prints to: unlike {@link System#out} it remembers that something was lost, and
 * why. Safe for several threads.
 */
public final class StandardOutput extends OutputStream {

  private static final int KIND = 0xf000; // S_IFMT of <sys/stat.h>, which no Unix has otherwise
  private static final int PIPE = 0x1000;
  private static final int SOCKET = 0xc000;

  private final OutputStream out = new FileOutputStream(FileDescriptor.out);
  private volatile Optional<IOException> failure = Optional.empty();

  /** Prints to it, line by line. */
  public PrintWriter writer() {
    return new PrintWriter(this, true, StandardCharsets.UTF_8);
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int from, int length) throws IOException {
    try {
      out.write(octets, from, length);
    } catch (IOException e) {
      failure = failure.or(() -> Optional.of(e));
      throw e;
    }
  }

  /**
   * The exit code of a program that has printed all it had to say: {@code code}, unless that was
   * lost, which is told.
   */
  public int exitCode(int code, String program, PrintWriter err) {
    if (failure.isEmpty() || isLeft(failure.get())) {
      return code;
    }
    err.println(
        program
            + ": standard output cannot be written: "
            + String.valueOf(failure.get().getMessage()));
    return ExitCode.USAGE;
  }

  /** Whether its reader went away, as {@code head} does, with all that it wanted. */
  private static boolean isLeft(IOException failure) {
    try {
      int kind = (Integer) Files.getAttribute(Path.of("/dev/stdout"), "unix:mode") & KIND;
      return kind == PIPE || kind == SOCKET;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return String.valueOf(failure.getMessage()).contains("pipe"); // as Windows says it
    }
  }
}
