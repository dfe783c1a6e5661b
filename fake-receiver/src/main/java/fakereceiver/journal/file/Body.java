package fakereceiver.journal.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/** Octets that are written without a copy of the whole; the same each time. */
public interface Body {

  Body NONE = of(new byte[0]);

  /** Those; they must not change. */
  static Body of(byte[] octets) {
    return new Body() {
      @Override
      public int length() {
        return octets.length;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(octets);
      }
    };
  }

  /** How many there are. */
  int length();

  void writeTo(OutputStream out) throws IOException;

  /** Their checksum. */
  default int sum() throws IOException {
    CheckedOutputStream sum =
        new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32C());
    writeTo(sum);
    return (int) sum.getChecksum().getValue();
  }
}
