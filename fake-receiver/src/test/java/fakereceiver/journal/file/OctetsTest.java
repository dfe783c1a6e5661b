package fakereceiver.journal.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OctetsTest {

  private static final int LARGE = 20 << 20;

  @TempDir Path temp;

  /** Sixty threads that read a mail of 3 MB were the end of a receiver with 128 MiB. */
  @Test
  void noThreadKeepsACopyOfWhatItHasRead() throws Exception {
    byte[] written = new byte[LARGE];
    new Random(1).nextBytes(written);
    Path file = Files.write(temp.resolve("large"), written);
    ByteBuffer read = ByteBuffer.allocate(LARGE + 1);

    long kept =
        CompletableFuture.supplyAsync(
                () -> keptBy(file, read), work -> new Thread(work, "reader").start())
            .join();

    assertThat(read.limit()).isEqualTo(LARGE);
    assertThat(read).isEqualTo(ByteBuffer.wrap(written));
    assertThat(kept).isLessThan(LARGE / 2);
  }

  private static long keptBy(Path file, ByteBuffer buffer) {
    long before = direct();
    try (FileChannel channel = FileChannel.open(file)) {
      Octets.read(channel, buffer, 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return direct() - before;
  }

  private static long direct() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }
}
