package fakereceiver.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.report.MailReport;
import fakereceiver.session.Budget;
import fakereceiver.session.Mail;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskJournalTest {

  private static final long PLENTY = 1L << 30;
  private static final Retention ALL = new Retention(Duration.ofDays(3000), 100_000, PLENTY);
  private static final Clock CLOCK = Clock.fixed(Mails.NOON, ZoneOffset.UTC);

  @TempDir Path temp;

  private Path folder() {
    return temp.resolve("journal");
  }

  private DiskJournal open() throws IOException {
    return open(ALL, Mails.NOON);
  }

  private DiskJournal open(Retention retention, Instant now) throws IOException {
    return new DiskJournal(
        folder(), retention, Clock.fixed(now, ZoneOffset.UTC), new Budget(PLENTY));
  }

  private static Mail mail(String subject) {
    return mail(subject, 0);
  }

  private static Mail mail(String subject, int minute) {
    return Mails.judged(
        "postfix-strict", "2001:db8::25", subject, Mails.NOON.plusSeconds(60L * minute));
  }

  private static List<String> subjects(Journal journal, Query query) {
    return journal.find(query, OptionalLong.empty(), 1000).entries().stream()
        .map(Summary::subject)
        .toList();
  }

  private static Query text(String words) {
    return new Query(
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(words),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.filter(file -> file.toString().endsWith(".journal")).sorted().toList();
    }
  }

  @Test
  void whatIsKeptIsThereAfterARestartWithTheSameReport() throws IOException {
    Mail mail = mail("Z\u00fcrich");
    try (DiskJournal journal = open()) {
      journal.keep(mail);
      assertThat(subjects(journal, Query.ALL)).hasSize(1);
    }
    try (DiskJournal journal = open()) {
      Entry entry = journal.entry(1).orElseThrow();
      assertThat(MailReport.text(entry.mail())).isEqualTo(MailReport.text(mail));
      assertThat(entry.mail().message()).isEqualTo(mail.message());
      assertThat(subjects(journal, text("z\u00dcrich"))).hasSize(1);
      assertThat(subjects(journal, text("geneva"))).isEmpty();
      assertThat(journal.state().entries()).isEqualTo(1);
      assertThat(journal.state().trouble()).isEmpty();
      journal.keep(mail("next"));
      assertThat(journal.entry(2)).isPresent();
    }
  }

  @Test
  void whatOthersWouldHaveDoneIsThereAfterARestart() throws IOException {
    Mail mail = mail("one");
    try (DiskJournal journal = open()) {
      journal.keep(mail);
      journal.judged(1, List.of(Mails.verdict("permissive", mail.attempt())));
      journal.judged(99, List.of());
    }
    try (DiskJournal journal = open()) {
      assertThat(journal.entry(1).orElseThrow().others())
          .extracting(verdict -> verdict.persona())
          .containsExactly("permissive");
      Summary summary = journal.find(Query.ALL, OptionalLong.empty(), 1).entries().get(0);
      assertThat(summary.would()).hasSize(1);
      assertThat(subjects(journal, text("hello"))).hasSize(1);
    }
  }

  @Test
  void numbersAreNeverGivenTwice() throws IOException {
    try (DiskJournal journal = open()) {
      journal.keep(mail("one"));
      journal.keep(mail("two"));
      assertThat(journal.delete(2)).isTrue();
      assertThat(journal.delete(2)).isFalse();
    }
    try (DiskJournal journal = open()) {
      assertThat(subjects(journal, Query.ALL)).containsExactly("one");
      journal.keep(mail("three"));
      assertThat(journal.entry(3)).isPresent();
      journal.clear();
      assertThat(journal.state().entries()).isZero();
      assertThat(segments()).hasSize(1);
    }
    try (DiskJournal journal = open()) {
      assertThat(subjects(journal, Query.ALL)).isEmpty();
      assertThat(journal.lastSession()).isEqualTo(1);
      journal.keep(mail("four"));
      assertThat(journal.entry(4)).isPresent();
    }
  }

  @Test
  void listenersAreToldOfEverything() throws IOException {
    List<Change> changes = new ArrayList<>();
    try (DiskJournal journal = open()) {
      journal.listen(changes::add);
      journal.keep(mail("one"));
      journal.judged(1, List.of());
      journal.delete(1);
      journal.keep(mail("two"));
      journal.clear();
    }
    assertThat(changes)
        .extracting(change -> change.getClass().getSimpleName())
        .containsExactly("Added", "Judged", "Deleted", "Added", "Cleared");
  }

  @Test
  void pagesGoFromTheNewestToTheOldest() throws IOException {
    try (DiskJournal journal = open()) {
      for (int i = 1; i <= 5; i++) {
        journal.keep(mail("mail " + i));
      }
      Found first = journal.find(Query.ALL, OptionalLong.empty(), 2);
      Found second = journal.find(Query.ALL, first.next(), 2);
      Found third = journal.find(Query.ALL, second.next(), 2);
      assertThat(first.total()).isEqualTo(5);
      assertThat(second.entries()).extracting(Summary::id).containsExactly(3L, 2L);
      assertThat(third.entries()).extracting(Summary::id).containsExactly(1L);
      assertThat(third.next()).isEmpty();
      assertThat(journal.statistics(Query.ALL).total()).isEqualTo(5);
    }
  }

  @Test
  void knowsWhatStandsBesideAnEntryAmongThoseThatFit() throws IOException {
    try (DiskJournal journal = open()) {
      for (int i = 1; i <= 5; i++) {
        journal.keep(mail("mail " + i));
      }
      journal.delete(3);
      assertThat(journal.neighbours(Query.ALL, 3))
          .isEqualTo(new Neighbours(OptionalLong.of(4), OptionalLong.of(2)));
    }
  }

  @Test
  void oldEntriesGoByNumberAndByAge() throws IOException {
    Retention three = new Retention(Duration.ofHours(1), 3, PLENTY);
    try (DiskJournal journal = open(three, Mails.NOON)) {
      for (int i = 0; i < 5; i++) {
        journal.keep(mail("mail " + i, i));
      }
    }
    try (DiskJournal journal = open(three, Mails.NOON)) {
      journal.keep(mail("last", 5));
    }
    try (DiskJournal journal = open(three, Mails.NOON.plus(Duration.ofMinutes(64)))) {
      journal.keep(mail("now", 64));
      journal.keep(mail("then", 64));
    }
    try (DiskJournal journal = open(ALL, Mails.NOON)) {
      // what is too old goes with its file
      assertThat(subjects(journal, Query.ALL)).contains("then", "now").doesNotContain("mail 0");
    }
  }

  @Test
  void theOldestFilesGoWhenThereIsTooMuch() throws IOException {
    Retention small = new Retention(Duration.ofDays(3000), 100_000, Retention.LEAST_OCTETS);
    String long1 = "x".repeat(60_000);
    try (DiskJournal journal = open(small, Mails.NOON)) {
      for (int i = 0; i < 60; i++) {
        journal.keep(mail(i + " " + long1));
      }
    }
    long octets = 0;
    for (Path file : segments()) {
      octets += Files.size(file);
    }
    assertThat(octets).isLessThan(Retention.LEAST_OCTETS + 400_000);
    try (DiskJournal journal = open(small, Mails.NOON)) {
      assertThat(subjects(journal, Query.ALL).get(0)).startsWith("59 ");
      assertThat(journal.state().entries()).isBetween(3L, 40L);
    }
  }

  @Test
  void onlyItsOwnerMayLook() throws IOException {
    try (DiskJournal journal = open()) {
      journal.keep(mail("one"));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
          .isEqualTo("rwx------");
      try (Stream<Path> files = Files.list(folder())) {
        assertThat(files.toList())
            .hasSize(2)
            .allSatisfy(
                file ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
      }
    }
  }

  @Test
  void aWriteThatWasNotFinishedTakesNothingElseWithIt() throws IOException {
    long before;
    try (DiskJournal journal = open()) {
      journal.keep(mail("one"));
      journal.keep(mail("two"));
      before = Files.size(segments().get(0));
      journal.keep(mail("three"));
    }
    byte[] whole = Files.readAllBytes(segments().get(0));
    Path file = segments().get(0);
    for (long length = before; length < whole.length; length++) {
      for (Path other : segments()) {
        Files.delete(other);
      }
      Files.write(file, java.util.Arrays.copyOf(whole, (int) length));
      try (DiskJournal journal = open()) {
        assertThat(subjects(journal, Query.ALL))
            .as("cut at %d", length)
            .containsExactly("two", "one");
        assertThat(journal.state().trouble()).isEmpty();
        assertThat(Files.size(file)).isEqualTo(before);
      }
    }
  }

  @Test
  void aWriteOfWhichOnlyTheLengthIsOnTheDiskTakesNothingElseWithIt() throws IOException {
    long before;
    try (DiskJournal journal = open()) {
      journal.keep(mail("one"));
      before = Files.size(segments().get(0));
      journal.keep(mail("two"));
    }
    Path file = segments().get(0);
    byte[] whole = Files.readAllBytes(file);
    for (int from = (int) before; from < whole.length; from += 97) {
      byte[] zeros = whole.clone();
      java.util.Arrays.fill(zeros, from, zeros.length, (byte) 0);
      for (Path other : segments()) {
        Files.delete(other);
      }
      Files.write(file, zeros);
      try (DiskJournal journal = open()) {
        assertThat(subjects(journal, Query.ALL)).as("from %d", from).containsExactly("one");
      }
    }
  }

  @Test
  void whatIsDamagedIsToldAndPassedOver() throws IOException {
    List<Long> ends = new ArrayList<>(List.of(40L));
    try (DiskJournal journal = open()) {
      for (int i = 1; i <= 3; i++) {
        journal.keep(mail("mail " + i));
        ends.add(Files.size(segments().get(0)));
      }
    }
    Path file = segments().get(0);
    byte[] whole = Files.readAllBytes(file);
    for (int at = (int) (long) ends.get(1); at < ends.get(2); at += 53) {
      byte[] bad = whole.clone();
      bad[at] ^= 0x40;
      for (Path other : segments()) {
        Files.delete(other);
      }
      Files.write(file, bad);
      try (DiskJournal journal = open()) {
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
  void aDamagedBodyInAnOldFileIsToldWhenItIsWanted() throws IOException {
    try (DiskJournal journal = open()) {
      journal.keep(mail("one"));
    }
    try (DiskJournal journal = open()) {
      journal.keep(mail("two"));
    }
    try (RandomAccessFile file = new RandomAccessFile(segments().get(0).toFile(), "rw")) {
      file.seek(file.length() - 3);
      file.write('!');
    }
    try (DiskJournal journal = open()) {
      assertThat(journal.entry(2)).isPresent();
      assertThat(journal.entry(1)).isEmpty();
      assertThat(journal.state().trouble().orElse("")).contains("entry 1", "damaged");
    }
  }

  @Test
  void aDamagedBeginningOfAFileLeavesWhatIsInIt() throws IOException {
    try (DiskJournal journal = open()) {
      journal.keep(mail("one"));
    }
    try (RandomAccessFile file = new RandomAccessFile(segments().get(0).toFile(), "rw")) {
      file.write("garbage garbage garbage garbage garbage!".getBytes(StandardCharsets.US_ASCII));
    }
    try (DiskJournal journal = open()) {
      assertThat(subjects(journal, Query.ALL)).containsExactly("one");
      assertThat(journal.state().trouble().orElse("")).contains("damaged");
      journal.keep(mail("two"));
      assertThat(journal.entry(2)).isPresent();
    }
  }

  @Test
  void anEmptyFileIsNoTrouble() throws IOException {
    try (DiskJournal journal = open()) {
      journal.keep(mail("one"));
    }
    Files.write(folder().resolve("000000000009.journal"), new byte[0]);
    try (DiskJournal journal = open()) {
      journal.keep(mail("two"));
      assertThat(subjects(journal, Query.ALL)).containsExactly("two", "one");
    }
  }

  @Test
  void aMessageCannotLookLikeAnEntry() throws IOException {
    byte[] whole;
    try (DiskJournal journal = open()) {
      journal.keep(mail("forged"));
      whole = Files.readAllBytes(segments().get(0));
      journal.clear();
      String forged = new String(whole, StandardCharsets.ISO_8859_1);
      journal.keep(mail(forged.substring(40)));
      journal.keep(mail("real"));
    }
    Path file = segments().get(0);
    byte[] bad = Files.readAllBytes(file);
    bad[41] ^= 1; // the entry that holds the other one
    Files.write(file, bad);
    try (DiskJournal journal = open()) {
      assertThat(subjects(journal, Query.ALL)).containsExactly("real");
    }
  }

  @Test
  void aLaterVersionIsRefusedInASentence() throws IOException {
    try (DiskJournal journal = open()) {
      journal.keep(mail("one"));
    }
    Path file = segments().get(0);
    byte[] later = Files.readAllBytes(file);
    later[11] = 2;
    java.util.zip.CRC32C sum = new java.util.zip.CRC32C();
    sum.update(later, 0, 36);
    java.nio.ByteBuffer.wrap(later).putInt(36, (int) sum.getValue());
    Files.write(file, later);
    assertThatThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 2 of the journal's format")
        .hasMessageContaining("up to 1");
    assertThat(Files.readAllBytes(file)).isEqualTo(later);
  }

  @Test
  void aSecondReceiverIsRefusedInASentence() throws IOException {
    DiskJournal first = open();
    try {
      assertThatThrownBy(this::open)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another receiver writes this journal");
    } finally {
      first.close();
    }
    open().close();
  }

  @Test
  void nothingIsKeptOnceItIsClosed() throws IOException {
    DiskJournal journal = open();
    journal.note(mail("noted"));
    journal.close();
    journal.close();
    assertThatThrownBy(() -> journal.keep(mail("late"))).isInstanceOf(IOException.class);
    try (DiskJournal again = open()) {
      assertThat(subjects(again, Query.ALL)).containsExactly("noted");
    }
  }

  @Test
  void textsThatDoNotFitIntoMemoryAreSearchedInTheirFiles() throws IOException {
    try (DiskJournal journal =
        new DiskJournal(folder(), ALL, CLOCK, new Budget(3000))) { // for nearly nothing
      for (int i = 0; i < 20; i++) {
        journal.keep(mail("mail " + i + " end"));
      }
      assertThat(subjects(journal, text("mail 7 end"))).containsExactly("mail 7 end");
      assertThat(subjects(journal, text("Hello, BOB"))).hasSize(20);
    }
  }
}
