package smtpprobe.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Reads what is added to a file, also when the file is put away and begun anew. */
final class LogTail {

  private static final int BUFFER = 64 * 1024;
  private static final int MAX_LINE = 64 * 1024;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Path file;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private Optional<Object> identity = Optional.empty();
  private long at;

  LogTail(Path file) {
    this.file = file;
  }

  /**
   * Begins at the end of the file.
   *
   * @param pause waits for more; false to stop
   */
  void follow(Consumer<String> sink, BooleanSupplier pause) {
    at = size();
    identity = identity();
    do {
      Optional<Object> now = identity();
      if (size() < at || !now.equals(identity)) {
        at = 0;
        identity = now;
        line.reset();
      }
      more(sink);
    } while (pause.getAsBoolean());
  }

  /** Waits a moment; false when the program is to stop. */
  static boolean pause() {
    return Interruption.sleep(PAUSE);
  }

  private long size() {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0; // between two names
    }
  }

  private Optional<Object> identity() {
    try {
      return Files.exists(file)
          ? Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class).fileKey())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void more(Consumer<String> sink) {
    if (!Files.exists(file)) {
      return;
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(at);
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        for (int i = 0; i < n; i++) {
          add(buffer[i], sink);
        }
        at += n;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void add(byte octet, Consumer<String> sink) {
    if (octet == '\n') {
      sink.accept(line.toString(StandardCharsets.UTF_8));
      line.reset();
    } else if (line.size() < MAX_LINE) {
      line.write(octet);
    }
  }
}
