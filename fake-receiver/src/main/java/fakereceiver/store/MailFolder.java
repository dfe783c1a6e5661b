package fakereceiver.store;

import fakereceiver.judge.Action;
import fakereceiver.mail.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder for the messages that are delivered, one file each, with another folder in it for junk.
 * Safe for several threads and several receivers: no file is ever written over.
 */
final class MailFolder {

  private static final String JUNK = "junk";
  private static final String MESSAGE = ".eml";
  private static final String ENVELOPE = ".envelope";
  private static final Pattern NAME = Pattern.compile("([0-9]{1,18})-[0-9]+\\.eml");

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
   * Writes a message to a file {@code <session>-<n>.eml} and its envelope to one beside it, {@code
   * <session>-<n>.envelope}; both or none.
   *
   * @param number the first number to try; a name that is taken leads to the next one
   * @return the number that was free
   */
  static int write(Path place, String session, int number, Message message, byte[] envelope)
      throws IOException {
    for (int n = number; ; n++) {
      Path file = place.resolve(fileName(session, n));
      try {
        create(file, message::writeTo);
      } catch (FileAlreadyExistsException e) {
        continue; // of an earlier run, or of another receiver
      }
      try {
        create(place.resolve(session + "-" + n + ENVELOPE), out -> out.write(envelope));
      } catch (FileAlreadyExistsException e) {
        Files.delete(file);
        continue;
      } catch (IOException e) {
        remove(file, e);
        throw e;
      }
      return n;
    }
  }

  static String fileName(String session, int number) {
    return session + "-" + number + MESSAGE;
  }

  /** What is written to a file. */
  @FunctionalInterface
  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private static void create(Path file, Content content) throws IOException {
    OutputStream opened =
        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (OutputStream out = opened) {
      content.writeTo(out);
    } catch (IOException e) {
      remove(file, e); // half a message is worse than none
      throw e;
    }
  }

  /** The highest number of a session that has a message in {@code folder}, 0 if there is none. */
  static long lastSession(Path folder) {
    return Math.max(lastIn(folder), lastIn(folder.resolve(JUNK)));
  }

  private static long lastIn(Path folder) {
    long last = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + MESSAGE)) {
      for (Path file : files) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (name.matches()) {
          last = Math.max(last, Long.parseLong(name.group(1)));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return last; // none yet; what cannot be read cannot be written either, which is said then
    }
    return last;
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
