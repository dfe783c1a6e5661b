package fakereceiver.journal;

import static fakereceiver.journal.JournalFolder.ALL;
import static fakereceiver.journal.JournalFolder.mail;
import static fakereceiver.journal.JournalFolder.subjects;
import static fakereceiver.journal.JournalFolder.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.report.MailReport;
import fakereceiver.session.Budget;
import fakereceiver.session.Mail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskJournalTest {

  private final JournalFolder journals;

  DiskJournalTest(@TempDir Path temp) {
    journals = JournalFolder.in(temp);
  }

  @Test
  void whatIsKeptIsThereAfterARestartWithTheSameReport() throws IOException {
    Mail mail = mail("Z\u00fcrich");
    try (DiskJournal journal = journals.open()) {
      journal.keep(mail);
      assertThat(subjects(journal, Query.ALL)).hasSize(1);
    }
    try (DiskJournal journal = journals.open()) {
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
    try (DiskJournal journal = journals.open()) {
      journal.keep(mail);
      journal.judged(1, List.of(Mails.verdict("permissive", mail.attempt())));
      journal.judged(99, List.of());
    }
    try (DiskJournal journal = journals.open()) {
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
    try (DiskJournal journal = journals.open()) {
      journal.keep(mail("one"));
      journal.keep(mail("two"));
      assertThat(journal.delete(2)).isTrue();
      assertThat(journal.delete(2)).isFalse();
    }
    try (DiskJournal journal = journals.open()) {
      assertThat(subjects(journal, Query.ALL)).containsExactly("one");
      journal.keep(mail("three"));
      assertThat(journal.entry(3)).isPresent();
      journal.clear();
      assertThat(journal.state().entries()).isZero();
      assertThat(journals.segments()).hasSize(1);
    }
    try (DiskJournal journal = journals.open()) {
      assertThat(subjects(journal, Query.ALL)).isEmpty();
      assertThat(journal.lastSession()).isEqualTo(1);
      journal.keep(mail("four"));
      assertThat(journal.entry(4)).isPresent();
    }
  }

  @Test
  void listenersAreToldOfEverything() throws IOException {
    List<Change> changes = new ArrayList<>();
    try (DiskJournal journal = journals.open()) {
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
    try (DiskJournal journal = journals.open()) {
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
    try (DiskJournal journal = journals.open()) {
      for (int i = 1; i <= 5; i++) {
        journal.keep(mail("mail " + i));
      }
      journal.delete(3);
      assertThat(journal.neighbours(Query.ALL, 3))
          .isEqualTo(new Neighbours(OptionalLong.of(4), OptionalLong.of(2)));
    }
  }

  @Test
  void onlyItsOwnerMayLook() throws IOException {
    try (DiskJournal journal = journals.open()) {
      journal.keep(mail("one"));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journals.folder())))
          .isEqualTo("rwx------");
      try (Stream<Path> files = Files.list(journals.folder())) {
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
  void aSecondReceiverIsRefusedInASentence() throws IOException {
    DiskJournal first = journals.open();
    try {
      assertThatThrownBy(journals::open)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another receiver writes this journal");
    } finally {
      first.close();
    }
    journals.open().close();
  }

  @Test
  void nothingIsKeptOnceItIsClosed() throws IOException {
    DiskJournal journal = journals.open();
    journal.note(mail("noted"));
    journal.close();
    journal.close();
    assertThatThrownBy(() -> journal.keep(mail("late"))).isInstanceOf(IOException.class);
    try (DiskJournal again = journals.open()) {
      assertThat(subjects(again, Query.ALL)).containsExactly("noted");
    }
  }

  @Test
  void textsThatDoNotFitIntoMemoryAreSearchedInTheirFiles() throws IOException {
    try (DiskJournal journal =
        new DiskJournal(
            journals.folder(),
            ALL,
            Clock.fixed(Mails.NOON, ZoneOffset.UTC),
            new Budget(3000))) { // for nearly nothing
      for (int i = 0; i < 20; i++) {
        journal.keep(mail("mail " + i + " end"));
      }
      assertThat(subjects(journal, text("mail 7 end"))).containsExactly("mail 7 end");
      assertThat(subjects(journal, text("Hello, BOB"))).hasSize(20);
    }
  }
}
