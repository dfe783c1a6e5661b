package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest {

  @TempDir private Path temp;

  private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> read = new LinkedBlockingQueue<>();

  private static String next(BlockingQueue<String> queue) throws InterruptedException {
    return String.valueOf(queue.poll(20, TimeUnit.SECONDS));
  }

  /** At once: a file that is written in its place is empty for a moment, and may be read so. */
  private void replace(Path file, String text) throws IOException {
    Path draft = Files.writeString(temp.resolve("draft"), text);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void readsAgainWhatHasChangedAndKeepsWhatIsWrong() throws Exception {
    Path file = Files.writeString(temp.resolve("a.zone"), "one");
    Path other = Files.writeString(temp.resolve("b.zone"), "left alone");
    try (Reload reload = new Reload(notes::add, Duration.ofMillis(5))) {
      reload.when(
          List.of(file),
          () -> {
            try {
              String text = Files.readString(file);
              if (text.equals("wrong")) {
                throw new IllegalArgumentException("a.zone:1: expected a name");
              }
              read.add(text);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      reload.when(List.of(other), () -> read.add("other"));
      reload.start();

      replace(file, "three");
      assertThat(next(read)).isEqualTo("three");
      assertThat(next(notes)).isEqualTo("Read again: " + file);

      replace(file, "wrong");
      Files.setLastModifiedTime(file, FileTime.fromMillis(5_000));
      assertThat(next(notes))
          .isEqualTo("Not read again, what was read before stays: a.zone:1: expected a name");

      replace(file, "right again");
      assertThat(next(read)).isEqualTo("right again");
      assertThat(read).isEmpty();
    }
  }
}
