package fakereceiver.journal;

import static fakereceiver.journal.JournalFolder.ALL;
import static fakereceiver.journal.JournalFolder.PLENTY;
import static fakereceiver.journal.JournalFolder.mail;
import static fakereceiver.journal.JournalFolder.subjects;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is too much for a journal on disk, or too old. */
class DiskRetentionTest {

  private final JournalFolder journals;

  DiskRetentionTest(@TempDir Path temp) {
    journals = JournalFolder.in(temp);
  }

  @Test
  void oldEntriesGoByNumberAndByAge() throws IOException {
    Retention three = new Retention(Duration.ofHours(1), 3, PLENTY);
    try (DiskJournal journal = journals.open(three, Mails.NOON)) {
      for (int i = 0; i < 5; i++) {
        journal.keep(mail("mail " + i, i));
      }
    }
    try (DiskJournal journal = journals.open(three, Mails.NOON)) {
      journal.keep(mail("last", 5));
    }
    try (DiskJournal journal = journals.open(three, Mails.NOON.plus(Duration.ofMinutes(64)))) {
      journal.keep(mail("now", 64));
      journal.keep(mail("then", 64));
    }
    try (DiskJournal journal = journals.open(ALL, Mails.NOON)) {
      // what is too old goes with its file
      assertThat(subjects(journal, Query.ALL)).contains("then", "now").doesNotContain("mail 0");
    }
  }

  @Test
  void theOldestFilesGoWhenThereIsTooMuch() throws IOException {
    Retention small = new Retention(Duration.ofDays(3000), 100_000, Retention.LEAST_OCTETS);
    String long1 = "x".repeat(60_000);
    try (DiskJournal journal = journals.open(small, Mails.NOON)) {
      for (int i = 0; i < 60; i++) {
        journal.keep(mail(i + " " + long1));
      }
    }
    long octets = 0;
    for (Path file : journals.segments()) {
      octets += Files.size(file);
    }
    assertThat(octets).isLessThan(Retention.LEAST_OCTETS + 400_000);
    try (DiskJournal journal = journals.open(small, Mails.NOON)) {
      assertThat(subjects(journal, Query.ALL).get(0)).startsWith("59 ");
      assertThat(journal.state().entries()).isBetween(3L, 40L);
    }
  }
}
