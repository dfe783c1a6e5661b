package smtpprobe.cli;

import fakereceiver.given.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import smtpprobe.bounce.input.OwnReport;

/** A file that is written whole or not at all: whoever reads it never sees half of it. */
final class WholeFile {

  private WholeFile() {}

  /**
   * Refuses, before anything is done, a file that could not be written in the end, or that is one
   * of those that are {@code read}, or in a folder that is: what is in it would be gone. A report
   * of ours in a folder is not read, and may be written anew.
   *
   * @throws UsageException when it may not be written
   */
  static void refuseUnlessWritable(Path file, List<Path> read) {
    if (Files.isDirectory(file)) {
      throw new UsageException(file + " is a folder, expected the name of a file to write");
    }
    try {
      for (Path other : read) {
        if (Files.isRegularFile(file) && Files.exists(other) && isOf(file, other)) {
          throw new UsageException(file + " is read, expected another file to write");
        }
      }
      if (isPlain(file)) {
        Files.delete(beside(file));
      } else if (!Files.isWritable(file)) {
        throw new IOException("permission denied");
      }
    } catch (IOException e) {
      throw new UsageException(file + " cannot be written: " + why(e), e);
    }
  }

  private static boolean isOf(Path file, Path read) throws IOException {
    return Files.isDirectory(read)
        ? file.toRealPath().startsWith(read.toRealPath()) && !OwnReport.is(file)
        : Files.isSameFile(file, read);
  }

  /** Writes the lines; a device or a pipe gets them as they are. */
  static void write(Path file, List<String> lines) {
    try {
      if (!isPlain(file)) {
        Files.write(file, lines, StandardCharsets.UTF_8);
        return;
      }
      Path whole = beside(file);
      try {
        Files.write(whole, lines, StandardCharsets.UTF_8);
        move(whole, file);
      } finally {
        Files.deleteIfExists(whole);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written: " + why(e), e);
    }
  }

  private static void move(Path whole, Path file) throws IOException {
    Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file;
    try {
      Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static boolean isPlain(Path file) {
    return !Files.exists(file) || Files.isRegularFile(file);
  }

  /** A new file in the same folder, with the permissions that any new file gets. */
  private static Path beside(Path file) throws IOException {
    Path name = file.getFileName();
    Path whole =
        file.resolveSibling(
            "." + name + "." + ProcessHandle.current().pid() + "-" + System.nanoTime());
    return Files.createFile(whole);
  }

  private static String why(IOException e) {
    return e instanceof NoSuchFileException
        ? "there is no such folder"
        : e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
  }
}
