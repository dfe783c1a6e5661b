package fakereceiver.dns;

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
      return bounded(System.in, maxOctets);
    }
    if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
      throw new UnfitException("it is a pipe or a device, not a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return bounded(in, maxOctets);
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
