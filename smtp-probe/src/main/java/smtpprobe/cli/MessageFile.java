package smtpprobe.cli;

import fakereceiver.mail.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a message of the user's, or a template for one. */
final class MessageFile {

  private static final long MAX = 100L << 20;
  private static final int MAX_PIPED = 100 << 20;

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
      if (file.toString().equals("-")) {
        byte[] octets = System.in.readNBytes(MAX_PIPED + 1);
        if (octets.length == 0 || octets.length > MAX_PIPED) {
          throw new IllegalArgumentException(
              option
                  + " - : standard input is empty, or larger than "
                  + MAX_PIPED
                  + " octets, expected a message");
        }
        return Message.of(octets);
      }
      if (Files.isDirectory(file)) {
        throw new IllegalArgumentException(option + " " + file + " is a folder, expected a file");
      }
      long size = Files.size(file);
      if (size == 0 || size > MAX) {
        throw new IllegalArgumentException(
            option + " " + file + " has " + size + " octets, expected 1 to " + MAX);
      }
      return Message.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(option + " " + file + ": there is no such file", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(option + " " + file + " cannot be read: " + e, e);
    }
  }
}
