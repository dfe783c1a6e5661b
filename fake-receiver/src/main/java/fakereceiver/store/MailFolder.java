package fakereceiver.store;

import fakereceiver.judge.Action;
import fakereceiver.mail.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
  private static final Pattern NUMBERED = Pattern.compile("[0-9]+-([0-9]{1,9})\\.[a-z]+");

  private MailFolder() {}

  /**
   * Makes the folders that are not there yet, and removes what a process that was killed has left.
   *
   * @throws UncheckedIOException when nothing can be written there; the message names the folder
   */
  static void prepare(Path folder) {
    try {
      for (Path place : List.of(folder, folder.resolve(JUNK))) {
        DurableFile.createFolder(place);
        Unfinished.clean(place);
        Path probe = place.resolve(Unfinished.of("trial-" + UUID.randomUUID()));
        DurableFile.create(probe, out -> {});
        Files.delete(probe);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot store mail in "
              + folder
              + ": "
              + reason(e)
              + ", expected a folder that can be written",
          e);
    }
  }

  /** Where messages with that verdict go. */
  static Path placeFor(Action action, Path folder) {
    return action == Action.JUNK ? folder.resolve(JUNK) : folder;
  }

  /**
   * Writes a message to a file {@code <session>-<n>.eml} and its envelope to one beside it, {@code
   * <session>-<n>.envelope}; both or none. Both are on the disk when this returns: they get their
   * names when they are whole.
   *
   * @param number the first number to try; behind a name that is taken, all numbers that are taken
   *     are passed over at once
   * @return the number that was free
   */
  static int write(Path place, String session, int number, Message message, byte[] envelope)
      throws IOException {
    int n = number;
    while (true) {
      try {
        write(place, session + "-" + n, message, envelope);
        return n;
      } catch (FileAlreadyExistsException e) {
        n = Math.max(n, lastOf(session, place)) + 1; // of an earlier run, or of another receiver
      }
    }
  }

  private static void write(Path place, String name, Message message, byte[] envelope)
      throws IOException {
    try (NewFile first = new NewFile(place, name + ENVELOPE, out -> out.write(envelope));
        NewFile second = new NewFile(place, name + MESSAGE, message::writeTo)) {
      first.publish();
      second.publish();
      DurableFile.flushNames(place);
      first.keep();
      second.keep();
    }
  }

  /** Removes a message and the envelope beside it. */
  static void remove(Path message) throws IOException {
    String name = String.valueOf(message.getFileName());
    String stem = name.substring(0, name.length() - MESSAGE.length());
    Files.deleteIfExists(message);
    Files.deleteIfExists(message.resolveSibling(stem + ENVELOPE));
  }

  static String fileName(String session, int number) {
    return session + "-" + number + MESSAGE;
  }

  /** The message that an envelope of that name belongs to, if it is one. */
  static Optional<String> messageOf(String name) {
    return name.endsWith(ENVELOPE)
        ? Optional.of(name.substring(0, name.length() - ENVELOPE.length()) + MESSAGE)
        : Optional.empty();
  }

  /** The highest number that a message or envelope of the session has in that place. */
  private static int lastOf(String session, Path place) throws IOException {
    int last = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(place, session + "-*")) {
      for (Path file : files) {
        Matcher name = NUMBERED.matcher(String.valueOf(file.getFileName()));
        last = name.matches() ? Math.max(last, Integer.parseInt(name.group(1))) : last;
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return last;
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
