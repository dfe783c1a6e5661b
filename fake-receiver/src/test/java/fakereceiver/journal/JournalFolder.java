package fakereceiver.journal;

import fakereceiver.session.Budget;
import fakereceiver.session.Mail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** A journal on disk, opened again and again, and the mails that go into it. */
record JournalFolder(Path folder) {

  static final long PLENTY = 1L << 30;
  static final Retention ALL = new Retention(Duration.ofDays(3000), 100_000, PLENTY);

  static JournalFolder in(Path temp) {
    return new JournalFolder(temp.resolve("journal"));
  }

  DiskJournal open() throws IOException {
    return open(ALL, Mails.NOON);
  }

  DiskJournal open(Retention retention, Instant now) throws IOException {
    return new DiskJournal(folder, retention, Clock.fixed(now, ZoneOffset.UTC), new Budget(PLENTY));
  }

  static Mail mail(String subject) {
    return mail(subject, 0);
  }

  static Mail mail(String subject, int minute) {
    return Mails.judged(
        "postfix-strict", "2001:db8::25", subject, Mails.NOON.plusSeconds(60L * minute));
  }

  static List<String> subjects(Journal journal, Query query) {
    return journal.find(query, OptionalLong.empty(), 1000).entries().stream()
        .map(Summary::subject)
        .toList();
  }

  static Query text(String words) {
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

  List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".journal")).sorted().toList();
    }
  }
}
