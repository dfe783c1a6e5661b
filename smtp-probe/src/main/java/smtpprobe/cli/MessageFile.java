package smtpprobe.cli;

import fakereceiver.given.FileTrouble;
import fakereceiver.given.GivenFile;
import fakereceiver.mail.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a message of the user's, or a template for one. */
final class MessageFile {

  private static final int MAX = 100 << 20;

  private MessageFile() {}

  /**
   * The message of {@code --message}.
   *
   * @throws IllegalArgumentException as the other one does
   */
  static Message read(Path file) {
    return read("--message", file);
  }

  /**
   * The octets of {@code file} as they are; {@code -} is standard input.
   *
   * @param option which names the file
   * @throws IllegalArgumentException when it is not there, not a file, empty, or larger than 100
   *     MiB
   */
  static Message read(String option, Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new IllegalArgumentException(option + " " + file + " is a folder, expected a file");
      }
      byte[] octets = GivenFile.read(file, MAX);
      if (octets.length == 0) {
        throw new IllegalArgumentException(option + " " + file + " is empty, expected a message");
      }
      return Message.of(octets);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          option + " " + file + ": " + FileTrouble.why(file, e) + ", expected a message", e);
    }
  }
}
