package fakereceiver.given;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that somebody gave us: regular ones of a bounded size, read whole. */
public final class GivenFile {

  private GivenFile() {}

  /** A file that is there and is not read: a pipe, a device, or one without end. */
  static final class UnfitException extends IOException {

    @Serial private static final long serialVersionUID = 1L;

    UnfitException(String why) {
      super(why);
    }
  }

  /**
   * Its octets; {@code -} is standard input. A named pipe would be waited for, and a device may
   * never end.
   *
   * @throws IOException when it cannot be read, is no regular file, or has more than {@code
   *     maxOctets}; {@link FileTrouble} has words for it
   */
  public static byte[] read(Path file, int maxOctets) throws IOException {
    if (file.toString().equals("-")) {
      return bounded(standardInput(), maxOctets);
    }
    if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
      throw new UnfitException("it is a pipe or a device, not a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return bounded(in, maxOctets);
    }
  }

  /**
   * Standard input.
   *
   * @throws IOException when whoever started the program has closed it: the first file that Java
   *     opened, one of its own, then stands in its place
   */
  public static InputStream standardInput() throws IOException {
    if (isJavasOwn(Path.of("/proc/self/fd/0"))) {
      throw new UnfitException("standard input is closed");
    }
    return System.in;
  }

  private static boolean isJavasOwn(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor)
          .startsWith(Path.of(System.getProperty("java.home")).toRealPath());
    } catch (IOException | UnsupportedOperationException e) {
      return false; // only Linux tells
    }
  }

  private static byte[] bounded(InputStream in, int maxOctets) throws IOException {
    byte[] octets = in.readNBytes(maxOctets + 1);
    if (octets.length > maxOctets) {
      throw new UnfitException("it has more than " + maxOctets + " octets");
    }
    return octets;
  }
}
