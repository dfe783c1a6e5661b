package smtpprobe.cli;

import fakereceiver.given.GivenFile;
import fakereceiver.given.UsageException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file that is read, or standard input, which is written {@code -}. */
final class StandardInput {

  private StandardInput() {}

  /** Opens it. */
  static InputStream open(String name) {
    try {
      if (name.equals("-")) {
        return new BufferedInputStream(GivenFile.standardInput());
      }
      return new BufferedInputStream(Files.newInputStream(Path.of(name)));
    } catch (IOException | InvalidPathException e) {
      throw new UsageException(
          name
              + ": "
              + (name.equals("-") ? e.getMessage() : "there is no such file that can be read"),
          e);
    }
  }
}
