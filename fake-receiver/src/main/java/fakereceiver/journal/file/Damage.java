package fakereceiver.journal.file;

import java.nio.file.Path;

/**
 * A part of a file that is not as it was written.
 *
 * @param file the file
 * @param from where it begins
 * @param octets how long it is
 */
public record Damage(Path file, long from, long octets) {

  /** In one line. */
  @Override
  public String toString() {
    return file + ": " + octets + " octets from " + from + " on are damaged, and passed over";
  }
}
