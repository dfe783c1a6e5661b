package smtpprobe.bounce.input;

import java.io.IOException;
import java.io.InputStream;

/** Reads zstd, where the program that does so is there. */
final class Zstd {

  private Zstd() {}

  static InputStream of(InputStream packed) throws IOException {
    throw new IOException("it is packed with zstd: unpack it first, zstd -dc FILE | smtp-probe explain -");
  }
}
