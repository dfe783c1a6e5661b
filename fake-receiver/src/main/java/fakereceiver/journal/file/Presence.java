package fakereceiver.journal.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * A file that is open. Whoever removes or moves it, or its folder, stops nobody from writing to it:
 * only its name tells that nobody will find it again. Immutable.
 *
 * @param file its name
 * @param key which file that was when it was opened; absent where the system has none
 */
record Presence(Path file, Optional<Object> key) {

  /** The file that has that name now. */
  static Presence of(Path file) throws IOException {
    return new Presence(file, key(file));
  }

  /**
   * Looks whether the name is still that file's.
   *
   * @throws JournalFileException when it is not
   */
  void check() throws IOException {
    Optional<Object> found;
    try {
      found = key(file);
    } catch (NoSuchFileException e) {
      throw new JournalFileException(file + " was removed or moved while it was written to");
    }
    if (!found.equals(key)) {
      throw new JournalFileException(file + " is another file now than the one that was opened");
    }
  }

  private static Optional<Object> key(Path file) throws IOException {
    return Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
  }
}
