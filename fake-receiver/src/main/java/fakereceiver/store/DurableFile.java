package fakereceiver.store;

import fakereceiver.given.OwnerOnly;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Files that are whole or not there, whatever happens to the process or the power. */
final class DurableFile {

  private DurableFile() {}

  /** What is written to a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Makes a file for its owner's eyes, which is on the disk when this returns.
   *
   * @throws FileAlreadyExistsException when there is one; no file is ever written over
   */
  static void create(Path file, Content content) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    FileChannel opened = FileChannel.open(file, options, OwnerOnly.file(file));
    try (FileChannel channel = opened) {
      content.writeTo(Channels.newOutputStream(channel));
      channel.force(true);
    } catch (IOException e) {
      remove(file, e);
      throw e;
    }
  }

  /**
   * Gives a file one more name, or another one where a file can only have one.
   *
   * @throws FileAlreadyExistsException when the name is taken
   */
  static void name(Path file, Path name) throws IOException {
    try {
      Files.createLink(name, file);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.move(file, name); // the disk knows no links
    }
  }

  /** Makes the names in a folder last. Windows has no such call, and needs none. */
  static void flushNames(Path folder) throws IOException {
    if (OwnerOnly.isPosix(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Makes a folder for its owner only; one that is there stays as it is. */
  static void createFolder(Path folder) throws IOException {
    Files.createDirectories(folder, OwnerOnly.folder(folder));
  }

  /** Removes a file that is of no use; what is told is why it is not. */
  static void remove(Path file, IOException because) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }
}
