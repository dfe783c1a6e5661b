package fakereceiver.cli;

import fakereceiver.given.Daemons;
import fakereceiver.mail.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads files again when they have changed or somebody asks for it, as long as it is open. One that
 * is wrong is told of, and what was read before stays. By looking every second, which works on
 * every system and in containers: a change that takes longer to write is read when it has come to
 * rest.
 */
final class Reload implements AutoCloseable {

  private static final Duration USUAL = Duration.ofSeconds(1);

  private final Consumer<String> note;
  private final Duration pause;

  /** Grows while receivers are started, when somebody may already ask for all of them. */
  private final List<Watched> all = new CopyOnWriteArrayList<>();

  private final Thread thread = Daemons.thread("fake-receiver-reload", this::watch);

  /** Files that are read together. For one thread at a time. */
  private static final class Watched {
    private final List<Path> files;
    private final Runnable again;
    private List<Stamp> read;
    private List<Stamp> seen;

    Watched(List<Path> files, Runnable again) {
      this.files = files;
      this.again = again;
      this.read = stamps();
      this.seen = read;
    }

    private List<Stamp> stamps() {
      return files.stream().map(Stamp::of).toList();
    }

    /** Whether they have changed, and not since the last look. */
    boolean isDue() {
      List<Stamp> before = seen;
      seen = stamps();
      boolean due = seen.equals(before) && !seen.equals(read);
      read = due ? seen : read;
      return due;
    }
  }

  /** When a file was written, and how long it is; neither where it cannot be seen. */
  private record Stamp(FileTime written, long size) {
    private static final Stamp NONE = new Stamp(FileTime.fromMillis(0), -1);

    static Stamp of(Path file) {
      try {
        return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
      } catch (IOException e) {
        return NONE;
      }
    }

    @Override
    public boolean equals(@Nullable Object other) { // see DomainName
      return other instanceof Stamp stamp && size == stamp.size && written.equals(stamp.written);
    }

    @Override
    public int hashCode() {
      return 31 * written.hashCode() + Long.hashCode(size);
    }
  }

  /**
   * Looks every second.
   *
   * @param note told of what was read, and of what could not be
   */
  Reload(Consumer<String> note) {
    this(note, USUAL);
  }

  Reload(Consumer<String> note, Duration pause) {
    this.note = note;
    this.pause = pause;
  }

  /** Runs {@code again} when one of the files has changed; before {@link #start} only. */
  void when(List<Path> files, Runnable again) {
    if (!files.isEmpty()) {
      all.add(new Watched(List.copyOf(files), again));
    }
  }

  /** Begins to look. */
  void start() {
    if (!all.isEmpty()) {
      thread.start();
    }
  }

  /** Reads all of them, changed or not: files that these name may be others by now. */
  synchronized void everything() {
    if (all.isEmpty()) {
      note.accept("There is nothing to read again: no zone, persona or certificate is a file");
    }
    for (Watched one : all) {
      one.isDue();
      again(one);
    }
  }

  private synchronized void look() {
    all.stream().filter(Watched::isDue).forEach(this::again);
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(pause.toMillis());
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private void again(Watched changed) {
    try {
      changed.again.run();
      note.accept("Read again: " + changed.files.get(0));
    } catch (RuntimeException e) {
      note.accept("Not read again, what was read before stays: " + line(e));
    }
  }

  /** One line, even where a file has several faults. */
  private static String line(RuntimeException e) {
    return String.valueOf(e.getMessage())
        .lines()
        .map(line -> Printable.of(line.strip()))
        .collect(Collectors.joining("; "));
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
