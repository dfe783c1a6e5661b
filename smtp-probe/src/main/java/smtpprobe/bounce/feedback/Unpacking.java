package smtpprobe.bounce.feedback;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipInputStream;

/** Takes a report out of gzip or zip, up to a bound. */
final class Unpacking {

  /** Larger than any report of a domain that one person reads; it is held some four times over. */
  private static final int MAX = (int) Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 8);

  private Unpacking() {}

  /** What is in {@code packed}; itself if it is not packed; empty when it cannot be unpacked. */
  static Optional<byte[]> of(byte[] packed) {
    try {
      if (packed.length > 2 && (packed[0] & 0xff) == 0x1f && (packed[1] & 0xff) == 0x8b) {
        return bounded(new Gzip(new ByteArrayInputStream(packed), 512));
      }
      if (packed.length > 4 && packed[0] == 'P' && packed[1] == 'K') {
        ZipInputStream zip =
            // a charset in which every name of an entry can be read
            new ZipInputStream(new ByteArrayInputStream(packed), StandardCharsets.ISO_8859_1);
        return zip.getNextEntry() == null ? Optional.empty() : bounded(zip);
      }
      return Optional.of(packed);
    } catch (IOException | IllegalArgumentException e) { // the JDK throws both for a broken zip
      return Optional.empty();
    }
  }

  private static Optional<byte[]> bounded(InputStream in) throws IOException {
    byte[] octets = in.readNBytes(MAX);
    return octets.length == MAX ? Optional.empty() : Optional.of(octets);
  }
}
