package fakereceiver.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Names of files that are not finished, {@code .<process>-<name>.part}, and what becomes of those
 * that a process left when it died.
 */
final class Unfinished {

  private static final String SUFFIX = ".part";

  private Unfinished() {}

  /** The name under which this process writes what will be {@code name}. */
  static String of(String name) {
    return "." + ProcessHandle.current().pid() + "-" + name + SUFFIX;
  }

  /**
   * Removes what dead processes left in {@code folder}: files that were not finished, and the
   * envelopes of messages that never got their name.
   */
  static void clean(Path folder) throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".*" + SUFFIX)) {
      for (Path part : parts) {
        Optional<String> name = nameOfDead(part);
        if (name.isPresent()) {
          clean(folder, part, name.get());
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static void clean(Path folder, Path part, String name) throws IOException {
    Path envelope = folder.resolve(name);
    boolean alone =
        MailFolder.messageOf(name).filter(m -> !Files.exists(folder.resolve(m))).isPresent();
    if (alone && Files.exists(envelope) && Files.isSameFile(envelope, part)) {
      Files.delete(envelope);
    }
    Files.deleteIfExists(part);
  }

  /** What such a file was to be called, if the process that wrote it has ended. */
  private static Optional<String> nameOfDead(Path part) {
    String name = String.valueOf(part.getFileName());
    int dash = name.indexOf('-');
    if (dash < 2 || dash > 11 || !name.substring(1, dash).chars().allMatch(Character::isDigit)) {
      return Optional.empty(); // not ours
    }
    long process = Long.parseLong(name.substring(1, dash));
    boolean lives =
        ProcessHandle.of(process)
            .map(writer -> writer.info().startInstant().orElse(Instant.MIN))
            .filter(started -> !writtenAt(part).plusSeconds(1).isBefore(started))
            .isPresent();
    return lives
        ? Optional.empty()
        : Optional.of(name.substring(dash + 1, name.length() - SUFFIX.length()));
  }

  /** In a container every process may have the same number: an older file is not its own. */
  private static Instant writtenAt(Path part) {
    try {
      return Files.getLastModifiedTime(part).toInstant();
    } catch (IOException e) {
      return Instant.now(); // gone meanwhile: finished by one that lives
    }
  }
}
