package fakereceiver.journal;

import static fakereceiver.journal.JournalFolder.mail;
import static fakereceiver.journal.JournalFolder.subjects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A journal on disk of which something was torn, overwritten or forged. */
class DamagedJournalTest {

  private final JournalFolder journals;

  DamagedJournalTest(@TempDir Path temp) {
    journals = JournalFolder.in(temp);
  }

  @Test
  void aWriteThatWasNotFinishedTakesNothingElseWithIt() throws IOException {
    long before;
    try (DiskJournal journal = journals.open()) {
      journal.keep(mail("one"));
      journal.keep(mail("two"));
      before = Files.size(journals.segments().get(0));
      journal.keep(mail("three"));
    }
    byte[] whole = Files.readAllBytes(journals.segments().get(0));
    Path file = journals.segments().get(0);
    // Each octet of the frame at both ends, and some of what is within: a disk takes its time for
    // each.
    for (long length = before;
        length < whole.length;
        length += length < before + 40 || length > whole.length - 40 ? 1 : 41) {
      replaceAll(file, java.util.Arrays.copyOf(whole, (int) length));
      try (DiskJournal journal = journals.open()) {
        assertThat(subjects(journal, Query.ALL))
            .as("cut at %d", length)
            .containsExactly("two", "one");
        assertThat(journal.state().trouble()).isEmpty();
        assertThat(Files.size(file)).isEqualTo(before);
      }
    }
  }

  /** The journal is that one file again. */
  private void replaceAll(Path file, byte[] octets) throws IOException {
    for (Path other : journals.segments()) {
      Files.delete(other);
    }
    Files.write(file, octets);
  }

  /** One mail, and behind it a second; how long the file was before that. */
  private long keepOneAndTwo() throws IOException {
    try (DiskJournal journal = journals.open()) {
      journal.keep(mail("one"));
      long before = Files.size(journals.segments().get(0));
      journal.keep(mail("two"));
      return before;
    }
  }

  @Test
  void aWriteOfWhichOnlyTheLengthIsOnTheDiskTakesNothingElseWithIt() throws IOException {
    long before = keepOneAndTwo();
    Path file = journals.segments().get(0);
    byte[] whole = Files.readAllBytes(file);
    for (int from = (int) before; from < whole.length; from += 97) {
      byte[] zeros = whole.clone();
      java.util.Arrays.fill(zeros, from, zeros.length, (byte) 0);
      replaceAll(file, zeros);
      try (DiskJournal journal = journals.open()) {
        assertThat(subjects(journal, Query.ALL)).as("from %d", from).containsExactly("one");
      }
    }
  }

  @Test
  void whatIsDamagedIsToldAndPassedOver() throws IOException {
    List<Long> ends = new ArrayList<>(List.of(40L));
    try (DiskJournal journal = journals.open()) {
      for (int i = 1; i <= 3; i++) {
        journal.keep(mail("mail " + i));
        ends.add(Files.size(journals.segments().get(0)));
      }
    }
    Path file = journals.segments().get(0);
    byte[] whole = Files.readAllBytes(file);
    for (int at = (int) (long) ends.get(1); at < ends.get(2); at += 53) {
      byte[] bad = whole.clone();
      bad[at] ^= 0x40;
      replaceAll(file, bad);
      try (DiskJournal journal = journals.open()) {
        assertThat(subjects(journal, Query.ALL))
            .as("at %d", at)
            .containsExactly("mail 3", "mail 1");
        assertThat(journal.state().trouble().orElse("")).contains(file.toString(), "damaged");
        assertThat(journal.entry(2)).isEmpty();
        assertThat(journal.entry(3)).isPresent();
      }
    }
  }

  @Test
  void theLastMailIsNoUnfinishedWriteWhenItIsDamaged() throws IOException {
    long before = keepOneAndTwo();
    Path file = journals.segments().get(0);
    byte[] whole = Files.readAllBytes(file);
    for (int at = (int) before; at < whole.length; at += 53) {
      byte[] bad = whole.clone();
      bad[at] ^= 1;
      replaceAll(file, bad);
      String damage = file + ": " + (whole.length - before) + " octets from " + before + " on are";

      assertThat(JournalReader.open(journals.folder()).damages().toString())
          .as("at %d", at)
          .contains(damage);
      assertThat(JournalReader.verify(journals.folder()).damages().toString()).contains(damage);
      try (DiskJournal journal = journals.open()) {
        assertThat(subjects(journal, Query.ALL)).containsExactly("one");
        assertThat(journal.state().trouble().orElse("")).contains(damage);
      }
      assertThat(Files.readAllBytes(file)).isEqualTo(bad);
    }
  }

  @Test
  void theNumberOfADamagedMailIsNotGivenAgain() throws IOException {
    try (DiskJournal journal = journals.open()) {
      journal.keep(mail("one"));
    }
    Path file = journals.segments().get(0);
    byte[] bad = Files.readAllBytes(file);
    bad[bad.length - 3] ^= 1;
    Files.write(file, bad);
    try (DiskJournal journal = journals.open()) {
      journal.keep(mail("two"));

      assertThat(journal.entry(1)).isEmpty();
      assertThat(journal.entry(2)).isPresent();
    }
  }

  @Test
  void aDamagedBodyInAnOldFileIsToldWhenItIsWanted() throws IOException {
    try (DiskJournal journal = journals.open()) {
      journal.keep(mail("one"));
    }
    try (DiskJournal journal = journals.open()) {
      journal.keep(mail("two"));
    }
    try (RandomAccessFile file = new RandomAccessFile(journals.segments().get(0).toFile(), "rw")) {
      file.seek(file.length() - 3);
      file.write('!');
    }
    try (DiskJournal journal = journals.open()) {
      assertThat(journal.entry(2)).isPresent();
      assertThat(journal.entry(1)).isEmpty();
      assertThat(journal.state().trouble().orElse("")).contains("entry 1", "damaged");
    }
  }

  @Test
  void aDamagedBeginningOfAFileLeavesWhatIsInIt() throws IOException {
    try (DiskJournal journal = journals.open()) {
      journal.keep(mail("one"));
    }
    try (RandomAccessFile file = new RandomAccessFile(journals.segments().get(0).toFile(), "rw")) {
      file.write("garbage garbage garbage garbage garbage!".getBytes(StandardCharsets.US_ASCII));
    }
    try (DiskJournal journal = journals.open()) {
      assertThat(subjects(journal, Query.ALL)).containsExactly("one");
      assertThat(journal.state().trouble().orElse("")).contains("damaged");
      journal.keep(mail("two"));
      assertThat(journal.entry(2)).isPresent();
    }
  }

  @Test
  void anEmptyFileIsNoTrouble() throws IOException {
    try (DiskJournal journal = journals.open()) {
      journal.keep(mail("one"));
    }
    Files.write(journals.folder().resolve("000000000009.journal"), new byte[0]);
    try (DiskJournal journal = journals.open()) {
      journal.keep(mail("two"));
      assertThat(subjects(journal, Query.ALL)).containsExactly("two", "one");
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  @Timeout(60)
  void whatIsNoRegularFileIsRefusedAndNotWaitedFor() throws Exception {
    journals.open().close();
    Path pipe = journals.folder().resolve("000000000009.journal");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertRefused("000000000009.journal is no regular file");

    Files.delete(pipe);
    Files.createSymbolicLink(pipe, Path.of("/dev/zero"));
    assertRefused("000000000009.journal is no regular file");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  @Timeout(60)
  void aPipeInPlaceOfTheLockIsNotWaitedFor() throws Exception {
    Files.createDirectories(journals.folder());
    Path pipe = journals.folder().resolve("lock");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThatThrownBy(journals::open).hasMessageContaining("lock is no regular file");
  }

  @Test
  @Timeout(60)
  void aFileThatIsLargerThanAnyIsRefused() throws IOException {
    journals.open().close();
    Path file = journals.folder().resolve("000000000009.journal");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(20L << 30);
    }
    assertRefused("has 21474836480 octets, more than a file of a journal can have");
  }

  private void assertRefused(String why) {
    for (ThrowingCallable open :
        List.<ThrowingCallable>of(
            journals::open,
            () -> JournalReader.open(journals.folder()),
            () -> JournalReader.verify(journals.folder()))) {
      assertThatThrownBy(open).isInstanceOf(IOException.class).hasMessageContaining(why);
    }
  }

  @Test
  void aMessageCannotLookLikeAnEntry() throws IOException {
    byte[] whole;
    try (DiskJournal journal = journals.open()) {
      journal.keep(mail("forged"));
      whole = Files.readAllBytes(journals.segments().get(0));
      journal.clear();
      String forged = new String(whole, StandardCharsets.ISO_8859_1);
      journal.keep(mail(forged.substring(40)));
      journal.keep(mail("real"));
    }
    Path file = journals.segments().get(0);
    byte[] bad = Files.readAllBytes(file);
    bad[41] ^= 1; // the entry that holds the other one
    Files.write(file, bad);
    try (DiskJournal journal = journals.open()) {
      assertThat(subjects(journal, Query.ALL)).containsExactly("real");
    }
  }

  @Test
  void aLaterVersionIsRefusedInASentence() throws IOException {
    try (DiskJournal journal = journals.open()) {
      journal.keep(mail("one"));
    }
    Path file = journals.segments().get(0);
    byte[] later = Files.readAllBytes(file);
    later[11] = 2;
    java.util.zip.CRC32C sum = new java.util.zip.CRC32C();
    sum.update(later, 0, 36);
    java.nio.ByteBuffer.wrap(later).putInt(36, (int) sum.getValue());
    Files.write(file, later);
    assertThatThrownBy(journals::open)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 2 of the journal's format")
        .hasMessageContaining("up to 1");
    assertThat(Files.readAllBytes(file)).isEqualTo(later);
  }
}
