package fakereceiver.journal;

import fakereceiver.judge.Verdict;
import fakereceiver.session.Budget;
import fakereceiver.session.Mail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The last mails, as many as fit by number, by octets and into the budget; they end with the
 * process. Safe for several threads.
 */
public final class MemoryJournal implements Journal, Budget.Remembered {

  /** How many are kept if nothing else is said. */
  public static final int MAX_ENTRIES = 1000;

  /** How many octets are kept if nothing else is said. */
  public static final long MAX_OCTETS = 64L << 20;

  private static final int OF_VERDICT = 4 << 10; // answers are mostly shared

  private final int most;
  private final long mostOctets;
  private final Budget budget;
  private final Listeners listeners = new Listeners();

  /** At most {@link #most}, of {@link #mostOctets} together; by number. */
  private final TreeMap<Long, Kept> kept = new TreeMap<>();

  private long last;
  private long octets;

  private record Kept(Entry entry, Summary summary, String text, long octets, long since) {}

  /** An empty one of the usual size, within the budget of the process. */
  public MemoryJournal() {
    this(MAX_ENTRIES, MAX_OCTETS, Budget.ofProcess());
  }

  /**
   * An empty one.
   *
   * @param most how many entries it holds at most
   * @param mostOctets how many octets, about; the last entry is always held
   * @param budget what it holds is counted there
   */
  public MemoryJournal(int most, long mostOctets, Budget budget) {
    this.most = most;
    this.mostOctets = mostOctets;
    this.budget = budget;
    budget.count(this);
  }

  @Override
  public void keep(Mail mail) {
    note(mail);
  }

  @Override
  public void note(Mail mail) {
    String text = SearchText.of(mail);
    synchronized (this) {
      last++;
      Entry entry = new Entry(last, mail, mail.transaction().others());
      Kept added =
          new Kept(
              entry,
              Summary.of(entry),
              text,
              sizeOf(entry) + 2L * text.length(),
              System.nanoTime());
      kept.put(last, added);
      octets += added.octets;
      while (kept.size() > most || (octets > mostOctets && kept.size() > 1)) {
        forgetOldest();
      }
      listeners.tell(new Change.Added(added.summary));
    }
    budget.fit();
  }

  @Override
  public void judged(long id, List<Verdict> others) {
    synchronized (this) {
      Kept before = kept.get(id);
      if (before == null) {
        return;
      }
      Entry entry = before.entry.judgedBy(others);
      Kept after =
          new Kept(
              entry,
              Summary.of(entry),
              before.text,
              before.octets + (long) OF_VERDICT * others.size(),
              before.since);
      kept.put(id, after);
      octets += after.octets - before.octets;
      listeners.tell(new Change.Judged(after.summary));
    }
    budget.fit();
  }

  private static long sizeOf(Entry entry) {
    Mail mail = entry.mail();
    return mail.transaction().octets() + mail.transcript().octets();
  }

  @Override
  public synchronized Optional<Entry> entry(long id) {
    return Optional.ofNullable(kept.get(id)).map(Kept::entry);
  }

  @Override
  public Found find(Query query, OptionalLong before, int limit) {
    return Searching.page(fitting(query), before, limit);
  }

  private List<Summary> fitting(Query query) {
    Kept[] all;
    synchronized (this) {
      all = kept.values().toArray(Kept[]::new);
    }
    String words = query.text().orElse("");
    List<Summary> fitting = new ArrayList<>(all.length);
    for (Kept one : all) {
      if (query.fits(one.summary) && (words.isEmpty() || one.text.contains(words))) {
        fitting.add(one.summary);
      }
    }
    return fitting;
  }

  @Override
  public Neighbours neighbours(Query query, long id) {
    return Searching.neighbours(fitting(query), id);
  }

  @Override
  public Statistics statistics(Query query) {
    return Searching.statistics(fitting(query));
  }

  @Override
  public synchronized boolean delete(long id) {
    Kept gone = kept.remove(id);
    if (gone == null) {
      return false;
    }
    octets -= gone.octets;
    listeners.tell(new Change.Deleted(id));
    return true;
  }

  @Override
  public synchronized void clear() {
    kept.clear();
    octets = 0;
    listeners.tell(new Change.Cleared());
  }

  @Override
  public Subscription listen(Consumer<Change> listener) {
    return listeners.add(listener);
  }

  @Override
  public synchronized State state() {
    return new State(kept.size(), octets, Optional.empty());
  }

  @Override
  public void close() {}

  @Override
  public synchronized long octets() {
    return octets;
  }

  @Override
  public synchronized OptionalLong oldest() {
    return kept.size() > 1
        ? OptionalLong.of(kept.firstEntry().getValue().since)
        : OptionalLong.empty();
  }

  @Override
  public synchronized void forgetOldest() {
    if (kept.size() > 1) {
      Map.Entry<Long, Kept> oldest = kept.pollFirstEntry();
      octets -= oldest.getValue().octets;
      listeners.tell(new Change.Deleted(oldest.getKey()));
    }
  }
}
