package fakereceiver.store;

import fakereceiver.judge.Action;
import fakereceiver.mail.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A folder for the messages that are delivered, one file each, with another folder in it for junk.
 * Safe for several threads and several receivers: no file is ever written over.
 */
final class MailFolder {

  private static final String JUNK = "junk";

  private MailFolder() {}

  /**
   * Makes the folders that are not there yet.
   *
   * @throws UncheckedIOException when that is not possible; the message names the folder
   */
  static void prepare(Path folder) {
    try {
      Files.createDirectories(folder.resolve(JUNK));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot store mail in " + folder + ": " + reason(e) + ", expected a folder", e);
    }
  }

  /** Where messages with that verdict go. */
  static Path placeFor(Action action, Path folder) {
    return action == Action.JUNK ? folder.resolve(JUNK) : folder;
  }

  /**
   * Writes a message to a file {@code <session>-<n>.eml}, or none at all.
   *
   * @param number the first number to try; a name that is taken leads to the next one
   * @return the number that was free
   */
  static int write(Path place, String session, int number, Message message) throws IOException {
    for (int n = number; ; n++) {
      Path file = place.resolve(session + "-" + n + ".eml");
      OutputStream out;
      try {
        out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      } catch (FileAlreadyExistsException e) {
        continue; // of an earlier run, or of another receiver
      }
      try (out) {
        message.writeTo(out);
      } catch (IOException e) {
        remove(file, e); // half a message is worse than none
        throw e;
      }
      return n;
    }
  }

  /** Removes a file that could not be written; what is told is why it could not. */
  private static void remove(Path file, IOException because) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  /** Why it went wrong, for people. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such folder";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "there is something else of that name";
    }
    return e instanceof FileSystemException f && f.getReason() != null
        ? f.getReason()
        : String.valueOf(e.getMessage());
  }
}
