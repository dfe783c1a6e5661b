package fakereceiver.journal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritingTest {

  private static final byte KIND = 1;

  @TempDir Path temp;

  /** A disk that can be told to fail. */
  private static final class Failing implements Disk {
    private volatile String full = "";
    private volatile String unflushed = "";
    private volatile int partly;

    @Override
    public void write(FileChannel channel, ByteBuffer octets, long at) throws IOException {
      if (!full.isEmpty()) {
        octets.limit(Math.min(octets.limit(), octets.position() + partly));
        Disk.REAL.write(channel, octets, at);
        throw new IOException(full);
      }
      Disk.REAL.write(channel, octets, at);
    }

    @Override
    public void force(FileChannel channel) throws IOException {
      Disk.REAL.force(channel);
      if (!unflushed.isEmpty()) {
        throw new IOException(unflushed);
      }
    }
  }

  private record Kept(long segmentOctets, long mostOctets) implements Writing.Keeping {
    @Override
    public long lastSession() {
      return 7;
    }

    @Override
    public long firstNeeded() {
      return 0;
    }

    @Override
    public void removing(long segment) {}
  }

  private static final Kept PLENTY = new Kept(1 << 20, 1 << 30);

  private static Body body(int length) {
    return new Body() {
      @Override
      public int length() {
        return length;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(new byte[length]);
      }
    };
  }

  private static void write(Writing writing, String name, int length) throws IOException {
    writing.write(
        KIND,
        OptionalLong.empty(),
        name.getBytes(StandardCharsets.UTF_8),
        body(length),
        item -> {});
  }

  private static List<String> names(Folder folder) throws IOException {
    List<String> names = new ArrayList<>();
    List<Damage> damages =
        Opened.read(
            folder, true, item -> names.add(new String(item.head(), StandardCharsets.UTF_8)));
    assertThat(damages).isEmpty();
    return names;
  }

  private Writing open(Path path, Kept kept, Disk disk) throws IOException {
    return new Writing(Opened.of(new Folder(path), item -> {}), kept, disk);
  }

  @Test
  void aFullDiskKeepsNothingOfAWriteAndTakesTheNextOne() throws IOException {
    Failing disk = new Failing();
    try (Writing writing = open(temp, PLENTY, disk)) {
      write(writing, "one", 100);
      for (int partly : new int[] {0, 1, 10, 60, 500}) {
        disk.partly = partly;
        disk.full = "No space left on device";
        assertThatThrownBy(() -> write(writing, "lost", 1000))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("No space left on device");
        assertThat(writing.trouble().orElse("")).contains("No space left on device");
        assertThat(names(new Folder(temp))).doesNotContain("lost");
        disk.full = "";
        write(writing, "after " + partly, 10);
        assertThat(writing.trouble()).isEmpty();
      }
    }
    assertThat(names(new Folder(temp)))
        .containsExactly("one", "after 0", "after 1", "after 10", "after 60", "after 500");
  }

  @Test
  void afterAFlushThatFailedANewFileIsBegun() throws IOException {
    Failing disk = new Failing();
    try (Writing writing = open(temp, PLENTY, disk)) {
      write(writing, "one", 100);
      disk.unflushed = "Input/output error";
      assertThatThrownBy(() -> write(writing, "unsure", 10)).isInstanceOf(IOException.class);
      disk.unflushed = "";
      write(writing, "two", 100);
    }
    List<String> all = names(new Folder(temp));
    assertThat(all).contains("one", "two");
    assertThat(new Folder(temp).segments()).hasSize(2);
    List<Long> ids = new ArrayList<>();
    Opened.read(new Folder(temp), true, item -> ids.add(item.id()));
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void aSmallFileSystemThatIsFullTakesMailAgainOnceThereIsRoom() throws Exception {
    assumeTrue(isMounted(temp), "a tmpfs needs root");
    try {
      Path filler = temp.resolve("filler");
      Set<String> kept = new TreeSet<>();
      try (Writing writing = open(temp.resolve("journal"), PLENTY, Disk.REAL)) {
        int refused = 0;
        for (int i = 0; i < 50; i++) {
          try {
            write(writing, "mail " + i, 50_000);
            kept.add("mail " + i);
          } catch (IOException e) {
            refused++;
          }
        }
        assertThat(refused).isPositive();
        assertThat(kept).isNotEmpty();
        assertThat(names(new Folder(temp.resolve("journal"))))
            .containsExactlyInAnyOrderElementsOf(kept);
        run("mount", "-o", "remount,size=4m", temp.toString());
        for (int i = 50; i < 60; i++) {
          write(writing, "mail " + i, 50_000);
          kept.add("mail " + i);
        }
        assertThat(Files.exists(filler)).isFalse();
      }
      assertThat(names(new Folder(temp.resolve("journal"))))
          .containsExactlyInAnyOrderElementsOf(kept);
    } finally {
      run("umount", temp.toString());
    }
  }

  private static boolean isMounted(Path place) throws Exception {
    return run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place.toString()) == 0;
  }

  private static int run(String... command) throws Exception {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : 1;
    } catch (IOException e) {
      return 1; // no such program
    }
  }

  @Test
  void severalThatWaitAreWrittenTogetherAndEachOnce() throws Exception {
    Set<Long> ids = new ConcurrentSkipListSet<>();
    List<Thread> threads = new ArrayList<>();
    try (Writing writing = open(temp, new Kept(20_000, 1 << 30), Disk.REAL)) {
      for (int i = 0; i < 20; i++) {
        String name = "of " + i;
        Thread thread =
            new Thread(
                () -> {
                  for (int k = 0; k < 25; k++) {
                    try {
                      writing.write(
                          KIND,
                          OptionalLong.empty(),
                          name.getBytes(StandardCharsets.UTF_8),
                          body(500),
                          item -> ids.add(item.id()));
                    } catch (IOException e) {
                      throw new java.io.UncheckedIOException(e);
                    }
                  }
                });
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
    assertThat(ids).hasSize(500);
    assertThat(names(new Folder(temp))).hasSize(500);
    assertThat(new Folder(temp).segments()).hasSizeGreaterThan(5);
  }

  @Test
  void whatIsTooMuchGoesFileByFile() throws Exception {
    try (Writing writing = open(temp, new Kept(10_000, 50_000), Disk.REAL)) {
      for (int i = 0; i < 100; i++) {
        write(writing, "mail " + i, 2000);
      }
    }
    List<String> left = names(new Folder(temp));
    assertThat(left).hasSizeBetween(10, 30).endsWith("mail 99");
  }

  @Test
  void ofVeryManyDamagesOnlyTheFirstAreTold() throws Exception {
    List<Item> items = new ArrayList<>();
    try (Writing writing = open(temp, PLENTY, Disk.REAL)) {
      for (int i = 0; i < 2500; i++) {
        writing.writeSoon(KIND, OptionalLong.empty(), new byte[] {1}, Body.NONE, items::add);
      }
    }
    Path file = new Folder(temp).segments().get(0).file();
    byte[] octets = Files.readAllBytes(file);
    for (int i = 0; i + 1 < items.size(); i += 2) {
      octets[(int) items.get(i).place().at() + Frame.LENGTH] ^= 1;
    }
    Files.write(file, octets);
    List<Long> sound = new ArrayList<>();
    assertThat(Opened.read(new Folder(temp), true, item -> sound.add(item.id()))).hasSize(1000);
    assertThat(sound).hasSize(1250);
  }

  @Test
  void whatNobodyWaitsForIsLostWhenItIsTooMuchAndThatIsTold() throws Exception {
    Failing disk = new Failing();
    try (Writing writing = open(temp, PLENTY, disk)) {
      disk.full = "No space left on device";
      for (int i = 0; i < 3; i++) {
        writing.writeSoon(KIND, OptionalLong.empty(), new byte[0], body(30 << 20), item -> {});
      }
      assertThatThrownBy(() -> write(writing, "refused", 1)).isInstanceOf(IOException.class);
      assertThat(writing.trouble()).isPresent();
    }
    assertThat(names(new Folder(temp))).isEmpty();
  }
}
