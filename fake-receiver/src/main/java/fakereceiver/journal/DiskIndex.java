package fakereceiver.journal;

import fakereceiver.journal.encoding.MailCode;
import fakereceiver.journal.encoding.VerdictCode;
import fakereceiver.journal.file.Folder;
import fakereceiver.journal.file.Item;
import fakereceiver.journal.file.Opened;
import fakereceiver.judge.Verdict;
import fakereceiver.session.Budget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What is in memory of a journal on disk: a summary of each entry, and as many texts to search as
 * fit, those of the newest entries. Safe for several threads.
 */
final class DiskIndex implements Budget.Remembered {

  static final byte MAIL = 1;
  static final byte JUDGED = 2;
  static final byte DELETED = 3;

  private static final int WITHOUT_TEXT = 800; // of an entry, roughly

  private final Folder folder;
  private final long mostText;
  private final SummaryCode.SharedWords shared = new SummaryCode.SharedWords();

  /** At most as many as the retention says; by number. */
  private final TreeMap<Long, KeptEntry> kept = new TreeMap<>();

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
    remove(item.id());
    kept.put(item.id(), new KeptEntry(summary, item.place(), Optional.empty(), Optional.of(text)));
    textOctets += text.length();
    while (textOctets > mostText) {
      forgetText();
    }
    lastSession = Math.max(lastSession, number(summary.session()));
    return new Change.Added(summary);
  }

  /** Sessions have numbers; those that came from elsewhere may have names. */
  private static long number(String session) {
    return !session.isEmpty()
            && session.length() < 19
            && session.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Long.parseLong(session)
        : 0;
  }

  private Optional<Change> judged(Item item) {
    return Optional.ofNullable(kept.get(item.id()))
        .map(
            before -> {
              Summary after = SummaryCode.summary(item.id(), item.head(), shared);
              kept.put(item.id(), before.judged(after, item.place()));
              return new Change.Judged(after);
            });
  }

  private boolean remove(long id) {
    Optional<KeptEntry> gone = Optional.ofNullable(kept.remove(id));
    gone.flatMap(KeptEntry::text).ifPresent(text -> textOctets -= text.length());
    return gone.isPresent();
  }

  private void forgetText() {
    NavigableMap<Long, KeptEntry> later = kept.tailMap(textsFrom, true);
    Optional<Map.Entry<Long, KeptEntry>> first = Optional.ofNullable(later.firstEntry());
    if (first.isEmpty()) {
      textOctets = 0;
      return;
    }
    textsFrom = first.get().getKey() + 1;
    KeptEntry entry = first.get().getValue();
    entry.text().ifPresent(text -> textOctets -= text.length());
    entry.forgetText();
  }

  /** Removes what is too old or too much, and says what. */
  synchronized List<Change> expire(Retention retention, java.time.Instant now) {
    List<Change> gone = new ArrayList<>();
    java.time.Instant oldest = now.minus(retention.age());
    while (!kept.isEmpty()
        && (kept.size() > retention.count()
            || kept.firstEntry().getValue().summary().time().isBefore(oldest))) {
      gone.add(new Change.Deleted(kept.firstKey()));
      remove(kept.firstKey());
    }
    return gone;
  }

  /** Removes what is in that segment, and says what. */
  synchronized List<Change> removing(long segment) {
    List<Change> gone = new ArrayList<>();
    while (!kept.isEmpty() && kept.firstEntry().getValue().mail().segment() <= segment) {
      gone.add(new Change.Deleted(kept.firstKey()));
      remove(kept.firstKey());
    }
    return gone;
  }

  /** The segment of the oldest entry; the greatest number without one. */
  synchronized long firstSegment() {
    return kept.isEmpty() ? Long.MAX_VALUE : kept.firstEntry().getValue().mail().segment();
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
    return kept.containsKey(id);
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
      found = Optional.ofNullable(kept.get(id));
    }
    return found.flatMap(one -> read(id, one));
  }

  private Optional<Entry> read(long id, KeptEntry one) {
    try {
      Entry entry = new Entry(id, MailCode.read(Opened.body(folder, one.mail())), List.of());
      List<Verdict> others = List.of();
      if (one.others().isPresent()) {
        others = VerdictCode.verdicts(Opened.body(folder, one.others().get()));
      }
      return Optional.of(entry.judgedBy(others));
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
      all = List.copyOf(kept.values());
    }
    Optional<String> words = query.text().map(SummaryCode::searched);
    List<Summary> fitting = new ArrayList<>();
    for (KeptEntry one : all) {
      if (query.fits(one.summary()) && (words.isEmpty() || holds(one, words.get()))) {
        fitting.add(one.summary());
      }
    }
    return fitting;
  }

  private boolean holds(KeptEntry one, String words) {
    return one.text().or(() -> textOf(one)).filter(text -> text.contains(words)).isPresent();
  }

  private Optional<String> textOf(KeptEntry one) {
    try {
      return Optional.of(SummaryCode.text(Opened.head(folder, one.mail())));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // gone meanwhile
    }
  }

  @Override
  public synchronized long octets() {
    return textOctets + (long) WITHOUT_TEXT * kept.size();
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
