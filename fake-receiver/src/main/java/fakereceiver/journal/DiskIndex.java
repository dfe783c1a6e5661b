package fakereceiver.journal;

import fakereceiver.given.Ascii;
import fakereceiver.journal.encoding.MailCode;
import fakereceiver.journal.encoding.VerdictCode;
import fakereceiver.journal.file.Folder;
import fakereceiver.journal.file.Item;
import fakereceiver.journal.file.Opened;
import fakereceiver.judge.Verdict;
import fakereceiver.session.Budget;
import fakereceiver.session.Mail;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * What is in memory of a journal on disk: a summary of each entry, and as many texts to search as
 * fit, those of the newest entries. Safe for several threads.
 */
final class DiskIndex implements Budget.Remembered {

  static final byte MAIL = 1;
  static final byte JUDGED = 2;
  static final byte DELETED = 3;

  private final Folder folder;
  private final long mostText;
  private final SummaryCode.SharedWords shared = new SummaryCode.SharedWords();

  /** At most as many as the retention says. */
  private final EntryList kept = new EntryList();

  private Optional<String> damage = Optional.empty();
  private long textOctets;
  private long textsFrom;
  private long lastSession;

  DiskIndex(Folder folder, long mostText) {
    this.folder = folder;
    this.mostText = mostText;
  }

  /** Takes note of what was written; what it says then. */
  synchronized Optional<Change> add(Item item) {
    try {
      return switch (item.kind()) {
        case MAIL -> Optional.of(mail(item));
        case JUDGED -> judged(item);
        case DELETED ->
            remove(item.id()) ? Optional.of(new Change.Deleted(item.id())) : Optional.empty();
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException e) {
      damage = Optional.of("entry " + item.id() + " cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Change mail(Item item) {
    Summary summary = SummaryCode.summary(item.id(), item.head(), shared);
    String text = SummaryCode.text(item.head());
    kept.get(item.id()).flatMap(KeptEntry::text).ifPresent(before -> textOctets -= before.length());
    kept.put(new KeptEntry(summary, item.place(), Optional.empty(), Optional.of(text)));
    textOctets += text.length();
    while (textOctets > mostText) {
      forgetText();
    }
    // sessions have numbers; those that came from elsewhere may have names
    lastSession = Math.max(lastSession, Ascii.number(summary.session(), 18).orElse(0L));
    return new Change.Added(summary);
  }

  private Optional<Change> judged(Item item) {
    return kept.get(item.id())
        .map(
            before -> {
              Summary after = SummaryCode.summary(item.id(), item.head(), shared);
              kept.put(before.judged(after, item.place()));
              return new Change.Judged(after);
            });
  }

  private boolean remove(long id) {
    Optional<KeptEntry> gone = kept.remove(id);
    gone.flatMap(KeptEntry::text).ifPresent(text -> textOctets -= text.length());
    return gone.isPresent();
  }

  private void forgetText() {
    Optional<KeptEntry> first = kept.firstFrom(textsFrom);
    if (first.isEmpty()) {
      textOctets = 0;
      return;
    }
    KeptEntry entry = first.get();
    textsFrom = entry.summary().id() + 1;
    entry.text().ifPresent(text -> textOctets -= text.length());
    entry.forgetText();
  }

  /** Removes what is too old or too much, and says what. */
  synchronized List<Change> expire(Retention retention, Instant now) {
    Instant oldest = now.minus(retention.age());
    return removeWhile(
        first -> kept.size() > retention.count() || first.summary().time().isBefore(oldest));
  }

  /** Removes what is in that segment, and says what. */
  synchronized List<Change> removing(long segment) {
    return removeWhile(first -> first.mail().segment() <= segment);
  }

  private List<Change> removeWhile(Predicate<KeptEntry> isOver) {
    List<Change> gone = new ArrayList<>();
    for (Optional<KeptEntry> first = kept.first();
        first.filter(isOver).isPresent();
        first = kept.first()) {
      long id = first.get().summary().id();
      remove(id);
      gone.add(new Change.Deleted(id));
    }
    return gone;
  }

  /** The segment of the oldest entry; the greatest number without one. */
  synchronized long firstSegment() {
    return kept.first().map(entry -> entry.mail().segment()).orElse(Long.MAX_VALUE);
  }

  /** There were sessions up to that number. */
  synchronized void sessionsBegan(long last) {
    lastSession = Math.max(lastSession, last);
  }

  synchronized long lastSession() {
    return lastSession;
  }

  synchronized int size() {
    return kept.size();
  }

  synchronized boolean has(long id) {
    return kept.get(id).isPresent();
  }

  synchronized Optional<String> damage() {
    return damage;
  }

  synchronized void damaged(String what) {
    damage = Optional.of(what);
  }

  /** The entry from its file; one that is damaged is told of, and as if it were not there. */
  Optional<Entry> entry(long id) {
    Optional<KeptEntry> found;
    synchronized (this) {
      found = kept.get(id);
    }
    return found.flatMap(one -> read(id, one));
  }

  private Optional<Entry> read(long id, KeptEntry one) {
    try {
      Mail mail = MailCode.read(Opened.body(folder, one.mail()));
      List<Verdict> others = mail.transaction().others();
      if (one.others().isPresent()) {
        others = VerdictCode.verdicts(Opened.body(folder, one.others().get()));
      }
      return Optional.of(new Entry(id, mail, others));
    } catch (ClosedByInterruptException e) {
      return Optional.empty(); // whoever wanted it does so no more
    } catch (IOException | IllegalArgumentException e) {
      if (has(id)) {
        damaged("entry " + id + ": " + e.getMessage());
      }
      return Optional.empty();
    }
  }

  /** What fits, the oldest first. */
  List<Summary> fitting(Query query) {
    List<KeptEntry> all;
    synchronized (this) {
      all = kept.all();
    }
    if (query.text().isEmpty()) {
      return all.stream().map(KeptEntry::summary).filter(query::fits).toList();
    }
    Words words = new Words(SummaryCode.searched(query.text().get()));
    int begin = 0;
    List<Summary> fitting = new ArrayList<>();
    try (TextFiles files = new TextFiles(folder)) {
      for (KeptEntry one : all) {
        if (one.text().isPresent()) {
          break;
        }
        begin++;
        if (query.fits(one.summary()) && words.isIn(files.text(one.mail()))) {
          fitting.add(one.summary());
        }
      }
    }
    all.subList(begin, all.size()).parallelStream()
        .filter(one -> query.fits(one.summary()) && words.isIn(textOf(one)))
        .map(KeptEntry::summary)
        .forEachOrdered(fitting::add);
    return fitting;
  }

  private String textOf(KeptEntry one) {
    return one.text()
        .orElseGet(
            () -> {
              try (TextFiles files = new TextFiles(folder)) {
                return files.text(one.mail());
              }
            });
  }

  @Override
  public synchronized long octets() {
    return textOctets; // how many entries there are is bounded by the heap as a whole
  }

  @Override
  public synchronized OptionalLong oldest() {
    // a text in memory is the first thing that anybody can do without: it is in the file
    return textOctets > 0 ? OptionalLong.of(Long.MIN_VALUE) : OptionalLong.empty();
  }

  @Override
  public synchronized void forgetOldest() {
    forgetText();
  }
}
