package fakereceiver.journal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A journal that somebody takes away while it is written to. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a folder with an open file cannot be moved")
@Timeout(60)
class RemovedFolderTest {

  private static final Writing.Keeping PLENTY =
      new Writing.Keeping() {
        @Override
        public long segmentOctets() {
          return 1 << 20;
        }

        @Override
        public long lastSession() {
          return 0;
        }

        @Override
        public long mostOctets() {
          return 1 << 30;
        }

        @Override
        public long firstNeeded() {
          return 0;
        }

        @Override
        public void removing(long segment) {}
      };

  private final Path path;
  private final Path away;

  RemovedFolderTest(@TempDir Path temp) {
    this.path = temp.resolve("journal");
    this.away = temp.resolve("away");
  }

  @BeforeEach
  void makeTheFolder() throws IOException {
    Files.createDirectory(path);
  }

  private Writing open() throws IOException {
    return new Writing(Opened.of(new Folder(path), item -> {}), PLENTY);
  }

  private static void write(Writing writing, String name) throws IOException {
    byte[] head = name.getBytes(StandardCharsets.UTF_8);
    writing.write((byte) 1, OptionalLong.empty(), head, Body.NONE, item -> {});
  }

  private static List<String> names(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    Opened.read(
        new Folder(folder),
        true,
        item -> names.add(new String(item.head(), StandardCharsets.UTF_8)));
    return names;
  }

  private static void isRefused(Writing writing, String why) {
    assertThatThrownBy(() -> write(writing, "lost"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
    assertThat(writing.trouble().orElse("")).contains(why);
  }

  private static void emptyOut(Path folder, String glob) throws IOException {
    try (var files = Files.newDirectoryStream(folder, glob)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  private static void awaitTrouble(Writing writing, boolean wanted) {
    while (writing.trouble().isPresent() != wanted) {
      Thread.onSpinWait();
    }
  }

  @Test
  void nothingIsTakenOnceTheFolderIsRemoved() throws IOException {
    try (Writing writing = open()) {
      write(writing, "one");
      emptyOut(path, "*");
      Files.delete(path);
      isRefused(writing, "removed or moved");
      isRefused(writing, "removed or moved");
      assertThat(path).doesNotExist();
    }
  }

  @Test
  void nothingIsTakenWhileTheFolderIsElsewhere() throws IOException {
    try (Writing writing = open()) {
      write(writing, "one");
      Files.move(path, away);
      isRefused(writing, "removed or moved");
      assertThat(names(away)).containsExactly("one");
      Files.move(away, path);
      write(writing, "two");
      assertThat(writing.trouble()).isEmpty();
    }
    assertThat(names(path)).containsExactly("one", "two");
  }

  @Test
  void anotherFolderInItsPlaceStaysAsItIs() throws IOException {
    try (Writing writing = open()) {
      write(writing, "one");
      Files.move(path, away);
      Files.createDirectory(path);
      isRefused(writing, "removed or moved");
      assertThat(path).isEmptyDirectory();
    }
    assertThat(names(away)).containsExactly("one");
  }

  @Test
  void whereOnlyTheFileIsGoneThereIsAnotherFromTheNextOneOn() throws IOException {
    try (Writing writing = open()) {
      write(writing, "one");
      emptyOut(path, "*.journal");
      isRefused(writing, "removed or moved");
      write(writing, "two");
      assertThat(writing.trouble()).isEmpty();
    }
    assertThat(names(path)).containsExactly("two");
  }

  @Test
  void whoseLockIsGoneWritesNoMoreAndAnotherMay() throws IOException {
    try (Writing writing = open()) {
      write(writing, "one");
      Files.delete(path.resolve("lock"));
      try (Writing other = open()) {
        write(other, "of the other");
        isRefused(writing, "another file now");
        write(other, "of the other, too");
        assertThat(other.trouble()).isEmpty();
      }
    }
    assertThat(names(path)).containsExactly("one", "of the other", "of the other, too");
  }

  @Test
  void itIsToldThoughNobodyWrites() throws IOException {
    try (Writing writing = open()) {
      Files.move(path, away);
      awaitTrouble(writing, true);
      Files.move(away, path);
      awaitTrouble(writing, false);
      emptyOut(path, "*.journal");
      while (Files.notExists(new Folder(path).file(2))) {
        Thread.onSpinWait();
      }
      write(writing, "one");
      assertThat(writing.trouble()).isEmpty();
    }
    assertThat(names(path)).containsExactly("one");
  }
}
