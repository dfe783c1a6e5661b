package fakereceiver.journal.file;

import fakereceiver.given.Ascii;
import fakereceiver.given.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The folder of a journal: its segments by number, and a lock for the one who writes. */
public final class Folder {

  private static final String LOCK = "lock";
  private static final String SUFFIX = ".journal";
  private static final int DIGITS = 12;

  /** More than any segment grows to: its own bound, a batch, and the longest item behind it. */
  private static final long MAX_OCTETS = 3L << 30;

  private final Path path;

  /** A folder that is there, or will be. */
  public Folder(Path path) {
    this.path = path;
  }

  public boolean isJournal() {
    return Files.isRegularFile(path.resolve(LOCK));
  }

  /** Makes it, for its owner only; one that is there stays as it is. */
  void create() throws IOException {
    Files.createDirectories(path, OwnerOnly.folder(path));
  }

  /**
   * Makes its owner the only one who writes.
   *
   * @throws JournalFileException when somebody else does already
   */
  FolderLock lock() throws IOException {
    Path file = path.resolve(LOCK);
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw notRegular(file);
    }
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            OwnerOnly.file(path));
    try {
      Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
      if (lock.isPresent()) {
        return new FolderLock(channel, Presence.of(file));
      }
    } catch (OverlappingFileLockException e) {
      // the same process: said below
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new JournalFileException(
        path + ": another receiver writes this journal; stop it first, or use another folder");
  }

  /** Whether somebody writes it now. */
  public boolean isInUse() throws IOException {
    try (FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.READ)) {
      Optional<FileLock> lock = Optional.ofNullable(channel.tryLock(0, Long.MAX_VALUE, true));
      return lock.isEmpty();
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  /** Its segments, the first one first; one that is gone meanwhile is passed over. */
  List<Segment> segments() throws IOException {
    Map<Long, Path> files = new TreeMap<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(path, "*" + SUFFIX)) {
      for (Path file : all) {
        number(file).ifPresent(number -> files.put(number, file));
      }
    }
    List<Segment> segments = new ArrayList<>();
    for (Map.Entry<Long, Path> one : files.entrySet()) {
      segment(one.getValue(), one.getKey()).ifPresent(segments::add);
    }
    return segments;
  }

  /** A pipe would be waited for, and a device or a file with a hole may have no end. */
  private static Optional<Segment> segment(Path file, long number) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      if (!found.isRegularFile()) {
        throw notRegular(file);
      }
      if (found.size() > MAX_OCTETS) {
        throw new JournalFileException(
            file + " has " + found.size() + " octets, more than a file of a journal can have");
      }
      return Optional.of(Segment.read(file, number));
    } catch (NoSuchFileException e) {
      return Optional.empty(); // it was old
    }
  }

  private static JournalFileException notRegular(Path file) {
    return new JournalFileException(file + " is no regular file, so it is no part of a journal");
  }

  private static Optional<Long> number(Path file) {
    String name = String.valueOf(file.getFileName());
    String digits = name.substring(0, name.length() - SUFFIX.length());
    return digits.length() == DIGITS ? Ascii.number(digits, DIGITS) : Optional.empty();
  }

  Path file(long number) {
    return path.resolve(String.format(Locale.ROOT, "%0" + DIGITS + "d%s", number, SUFFIX));
  }

  /** Makes a segment with nothing in it, which is there whatever happens. */
  FileChannel create(Segment segment) throws IOException {
    Files.deleteIfExists(segment.file()); // left over from a disk that was full
    FileChannel channel =
        FileChannel.open(
            segment.file(),
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            OwnerOnly.file(path));
    try {
      ByteBuffer header = segment.header();
      while (header.hasRemaining()) {
        channel.write(header);
      }
      channel.force(true);
      flushNames();
      return channel;
    } catch (IOException e) {
      channel.close();
      Files.deleteIfExists(segment.file());
      throw e;
    }
  }

  /** Makes the names in it last. Windows has no such call, and needs none. */
  void flushNames() throws IOException {
    if (OwnerOnly.isPosix(path)) {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
