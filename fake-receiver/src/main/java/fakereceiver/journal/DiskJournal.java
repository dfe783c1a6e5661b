package fakereceiver.journal;

import fakereceiver.journal.encoding.MailCode;
import fakereceiver.journal.encoding.VerdictCode;
import fakereceiver.journal.file.Body;
import fakereceiver.journal.file.Folder;
import fakereceiver.journal.file.Item;
import fakereceiver.journal.file.Opened;
import fakereceiver.journal.file.Writing;
import fakereceiver.judge.Verdict;
import fakereceiver.session.Budget;
import fakereceiver.session.Mail;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Mails in a folder, each on the disk before its client is told; they outlast the process and a
 * loss of power. Safe for several threads.
 *
 * <p>In memory is what a list shows. Everything else is read when it is wanted.
 */
public final class DiskJournal implements Journal {

  /** Of texts that are searched so many octets are in memory, of a large one. */
  private static final long MAX_TEXT = 256L << 20;

  private static final int SHARE_OF_HEAP = 8;

  /** There is an entry for so many octets of the largest heap at most; each takes a sixth. */
  private static final int HEAP_OF_ENTRY = 8 << 10;

  /** So many segments make up the size that is allowed. */
  private static final int SEGMENTS = 8;

  private static final long MAX_SEGMENT = 64L << 20;

  private final DiskIndex index;
  private final Retention retention;
  private final Clock clock;
  private final Listeners listeners = new Listeners();
  private final Writing writing;
  private volatile boolean clearing;

  /**
   * Opens the journal in {@code folder}, or begins one.
   *
   * @throws IOException when another receiver writes it, a later version has written it, or the
   *     folder cannot be used; its message is a sentence for the user
   */
  public static DiskJournal open(Path folder, Retention retention) throws IOException {
    return new DiskJournal(folder, retention, Clock.systemUTC(), Budget.ofProcess());
  }

  /** The same with a time and a budget of one's own. */
  DiskJournal(Path folder, Retention retention, Clock clock, Budget budget) throws IOException {
    this.retention = retention.ofCount((int) (Runtime.getRuntime().maxMemory() / HEAP_OF_ENTRY));
    this.clock = clock;
    Folder files = new Folder(folder);
    this.index =
        new DiskIndex(files, Math.min(MAX_TEXT, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));
    Opened opened = Opened.of(files, index::add);
    if (!opened.damages().isEmpty()) {
      index.damaged(opened.damages().get(0).toString());
    }
    index.sessionsBegan(opened.lastSession());
    budget.count(index);
    this.writing = new Writing(opened, new Kept());
    budget.fit();
  }

  /** What is kept, for the thread that writes. */
  private final class Kept implements Writing.Keeping {

    @Override
    public long segmentOctets() {
      return Math.min(MAX_SEGMENT, retention.octets() / SEGMENTS);
    }

    @Override
    public long lastSession() {
      return index.lastSession();
    }

    @Override
    public long mostOctets() {
      return retention.octets();
    }

    @Override
    public long firstNeeded() {
      index.expire(retention, clock.instant()).forEach(listeners::tell);
      return index.firstSegment();
    }

    @Override
    public void removing(long segment) {
      List<Change> gone = index.removing(segment);
      if (!clearing) {
        gone.forEach(listeners::tell);
      }
    }
  }

  /** The number of the last session that is or was in it, as far as it is known. */
  public long lastSession() {
    return index.lastSession();
  }

  @Override
  public void keep(Mail mail) throws IOException {
    MailCode code = MailCode.of(mail);
    writing.write(DiskIndex.MAIL, OptionalLong.empty(), head(mail), body(code), this::written);
  }

  @Override
  public void note(Mail mail) {
    MailCode code = MailCode.of(mail);
    writing.writeSoon(DiskIndex.MAIL, OptionalLong.empty(), head(mail), body(code), this::written);
  }

  private static byte[] head(Mail mail) {
    return SummaryCode.octets(
        Summary.of(new Entry(0, mail, mail.transaction().others())), SearchText.of(mail));
  }

  private void written(Item item) {
    index.add(item).ifPresent(listeners::tell);
  }

  private static Body body(MailCode code) {
    return new Body() {
      @Override
      public int length() {
        return code.length();
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        code.writeTo(out);
      }
    };
  }

  @Override
  public void judged(long id, List<Verdict> others) {
    Optional<Entry> entry = entry(id);
    if (entry.isPresent()) {
      Summary after = Summary.of(entry.get().judgedBy(others));
      try {
        writing.write(
            DiskIndex.JUDGED,
            OptionalLong.of(id),
            SummaryCode.octets(after, ""),
            Body.of(VerdictCode.octets(others)),
            this::written);
      } catch (IOException e) {
        return; // told in the state; the mail is kept, and others may judge it again
      }
    }
  }

  @Override
  public boolean delete(long id) {
    if (!index.has(id)) {
      return false;
    }
    try {
      writing.write(DiskIndex.DELETED, OptionalLong.of(id), new byte[0], Body.NONE, this::written);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("entry " + id + " is not deleted: " + e.getMessage(), e);
    }
  }

  @Override
  public void clear() {
    clearing = true;
    try {
      writing.clear();
      listeners.tell(new Change.Cleared());
    } catch (IOException e) {
      throw new UncheckedIOException("the journal is not cleared: " + e.getMessage(), e);
    } finally {
      clearing = false;
    }
  }

  @Override
  public Optional<Entry> entry(long id) {
    return index.entry(id);
  }

  @Override
  public Found find(Query query, OptionalLong before, int limit) {
    return Searching.page(index.fitting(query), before, limit);
  }

  @Override
  public Neighbours neighbours(Query query, long id) {
    return Searching.neighbours(index.fitting(query), id);
  }

  @Override
  public Statistics statistics(Query query) {
    return Searching.statistics(index.fitting(query));
  }

  @Override
  public Subscription listen(Consumer<Change> listener) {
    return listeners.add(listener);
  }

  @Override
  public State state() {
    return new State(index.size(), writing.octets(), writing.trouble().or(index::damage));
  }

  @Override
  public long flushes() {
    return writing.flushes();
  }

  @Override
  public void close() {
    writing.close();
  }
}
