package fakereceiver.journal.file;

import fakereceiver.given.Daemons;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes to a journal: what several senders wait for is flushed together. Safe
 * for many threads.
 */
public final class Writing implements AutoCloseable {

  /** As many as wait at once; sessions, of which there is a bound, wait for one each. */
  private static final int MAX_WAITING = 20_000;

  /** What nobody waits for may take up so many octets. */
  private static final long MAX_UNASKED = 64L << 20;

  private static final long MAX_BATCH = 16L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Writing.class);

  private final FolderLock lock;
  private final Folder folder;
  private final Keeping keeping;
  private final Appender appender;
  private final Thread thread = Daemons.thread("journal", this::run);

  /** At most {@link #MAX_WAITING}. */
  private final BlockingQueue<Draft> waiting = new LinkedBlockingQueue<>(MAX_WAITING);

  /** By number, how long each is; at most as many as the retention allows, and one. */
  private final TreeMap<Long, Long> sizes = new TreeMap<>();

  private final AtomicReference<@Nullable CompletableFuture<Void>> clearing =
      new AtomicReference<>();
  private final Draft nothing;
  private final AtomicLong unasked = new AtomicLong();
  private volatile Optional<String> trouble = Optional.empty();
  private volatile Optional<String> absence = Optional.empty();
  private volatile boolean open = true;
  private volatile long total;
  private final AtomicLong flushes = new AtomicLong();

  /** Whoever wants to know what is kept. Called on the one thread. */
  public interface Keeping {
    /** How long a segment grows. */
    long segmentOctets();

    /** The last session so far, to be written down in the next segment. */
    long lastSession();

    /** How many octets there may be. */
    long mostOctets();

    /** The first segment that holds something that is still wanted. */
    long firstNeeded();

    /** That segment is about to be removed. */
    void removing(long segment);
  }

  /** As {@link #Writing(Opened, Keeping)}, on a disk of the test's. */
  Writing(Opened opened, Keeping keeping, Disk disk) throws IOException {
    this.lock = opened.lock();
    this.folder = opened.folder();
    this.keeping = keeping;
    this.sizes.putAll(opened.sizes());
    long number = sizes.isEmpty() ? 1 : sizes.lastKey() + 1;
    this.appender =
        new Appender(opened, disk, number, Math.max(opened.lastSession(), keeping.lastSession()));
    this.nothing = Draft.of(Draft.WAKE, OptionalLong.empty(), new byte[0], Body.NONE, item -> {});
    measure();
    for (Map.Entry<Long, Long> one : opened.sizes().entrySet()) {
      if (one.getValue() <= Segment.HEADER) { // what its header says is in the new one, too
        Files.deleteIfExists(folder.file(one.getKey()));
        sizes.remove(one.getKey());
      }
    }
    thread.start();
  }

  /** Begins to write behind what was opened. */
  public Writing(Opened opened, Keeping keeping) throws IOException {
    this(opened, keeping, Disk.REAL);
  }

  /**
   * Writes an item; when this returns it outlasts everything.
   *
   * @param about the number it is about; empty for a new one
   * @param written given the item before this returns, on the one thread
   * @throws IOException when it is not kept
   */
  public void write(byte kind, OptionalLong about, byte[] head, Body body, Consumer<Item> written)
      throws IOException {
    Draft draft = Draft.of(kind, about, head, body, written);
    try {
      if (!open || !waiting.offer(draft, 1, TimeUnit.MINUTES)) {
        throw new IOException(open ? "too much waits to be written" : "the journal is closed");
      }
      if (!thread.isAlive()) { // closed at this very moment
        draft.done().completeExceptionally(new IOException("the journal is closed"));
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    await(draft.done());
  }

  private static void await(Future<?> done) throws IOException {
    try {
      done.get();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw new IOException(
          e.getCause() instanceof IOException cause
              ? String.valueOf(cause.getMessage())
              : String.valueOf(e.getCause()),
          e);
    }
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IOException("interrupted", e);
  }

  /** Writes an item some time; it is lost when too much waits, which is told. */
  public void writeSoon(
      byte kind, OptionalLong about, byte[] head, Body body, Consumer<Item> written) {
    try {
      Draft draft = Draft.of(kind, about, head, body, written).forNobody();
      if (unasked.addAndGet(draft.unasked()) > MAX_UNASKED || !open || !waiting.offer(draft)) {
        unasked.addAndGet(-draft.unasked());
        trouble = Optional.of("the disk is too slow: what was refused is not all kept");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong now, if anything is. */
  public Optional<String> trouble() {
    return absence.or(() -> trouble);
  }

  /** How many octets all segments have. */
  public long octets() {
    return total;
  }

  /** How often something was flushed. */
  public long flushes() {
    return flushes.get();
  }

  /**
   * Removes everything.
   *
   * @throws IOException when something is left
   */
  public void clear() throws IOException {
    CompletableFuture<Void> done = new CompletableFuture<>();
    if (!open || !clearing.compareAndSet(null, done)) {
      throw new IOException("the journal is being closed or cleared");
    }
    wake();
    await(done);
  }

  /** A draft that is not written: it only ends the waiting for one. */
  private void wake() {
    waiting.offer(nothing);
  }

  private void run() {
    while (open || !waiting.isEmpty()) {
      try {
        Draft first = waiting.poll(1, TimeUnit.SECONDS);
        if (first != null) {
          write(batch(first));
        } else {
          look();
        }
        CompletableFuture<Void> wanted = clearing.getAndSet(null);
        if (wanted != null) {
          removeAll(wanted);
        }
        retain();
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts this thread", e);
      }
    }
  }

  private List<Draft> batch(Draft first) {
    List<Draft> batch = new ArrayList<>(List.of(first));
    long octets = first.octets();
    while (octets < MAX_BATCH) {
      Draft next = waiting.poll();
      if (next == null) {
        break;
      }
      batch.add(next);
      octets += next.octets();
    }
    return batch;
  }

  private void write(List<Draft> batch) {
    List<Item> items;
    batch.removeIf(draft -> draft.kind() == Draft.WAKE);
    if (batch.isEmpty()) {
      return;
    }
    batch.forEach(draft -> unasked.addAndGet(-draft.unasked()));
    try {
      if (appender.isSpoilt() || appender.size() > keeping.segmentOctets()) {
        appender.next(keeping.lastSession());
      }
      items = appender.append(batch);
      flushes.incrementAndGet();
      trouble = Optional.empty();
      absence = Optional.empty();
    } catch (IOException e) {
      if (e instanceof JournalFileException) {
        absent(e);
      } else {
        trouble = Optional.of("nothing can be written: " + e.getMessage());
      }
      batch.forEach(draft -> draft.done().completeExceptionally(e));
      return;
    } finally {
      measure();
    }
    for (int i = 0; i < items.size(); i++) {
      Draft draft = batch.get(i);
      try {
        draft.written().accept(items.get(i));
        draft.done().complete(null);
      } catch (RuntimeException e) { // nobody is to wait for ever
        draft.done().completeExceptionally(e);
      }
    }
  }

  /** Nobody has anything to write: says all the same whether that would be found again. */
  private void look() {
    try {
      appender.check();
      absence = Optional.empty();
    } catch (IOException gone) {
      try {
        appender.next(keeping.lastSession());
        LOG.warn("{}; what comes goes into another file", gone.getMessage());
        absence = Optional.empty();
      } catch (IOException e) {
        absent(e);
      } finally {
        measure();
      }
    }
  }

  private void absent(IOException why) {
    Optional<String> now = Optional.of(String.valueOf(why.getMessage()));
    if (!now.equals(absence)) {
      LOG.warn("{}", now.get());
    }
    absence = now;
  }

  private void measure() {
    sizes.put(appender.number(), appender.size());
    total = sizes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Removes segments that nobody needs, or that are too much, the first one first. */
  private void retain() {
    while (sizes.firstKey() < appender.number()
        && (total > keeping.mostOctets() || sizes.firstKey() < keeping.firstNeeded())) {
      if (!isRemoved(sizes.firstKey())) {
        return;
      }
    }
  }

  private boolean isRemoved(long number) {
    try {
      lock.check(); // what is there may be another's
      keeping.removing(number);
      Files.deleteIfExists(folder.file(number));
    } catch (IOException e) {
      trouble = Optional.of("an old file cannot be removed: " + e.getMessage());
      return false;
    }
    sizes.remove(number);
    measure();
    return true;
  }

  /** The numbers that were given stand in the new segment: none is given twice. */
  private void removeAll(CompletableFuture<Void> done) {
    try {
      if (!appender.isEmpty()) {
        begin();
      }
      while (sizes.firstKey() < appender.number()) {
        if (!isRemoved(sizes.firstKey())) {
          throw new IOException(trouble.orElse(""));
        }
      }
      done.complete(null);
    } catch (IOException e) {
      done.completeExceptionally(e);
    }
  }

  /** A full disk has room as soon as the oldest file is gone. */
  private void begin() throws IOException {
    try {
      appender.next(keeping.lastSession());
    } catch (IOException e) {
      if (sizes.firstKey() == appender.number() || !isRemoved(sizes.firstKey())) {
        throw e;
      }
      appender.next(keeping.lastSession());
    }
  }

  /** Writes what waits, and ends. */
  @Override
  public void close() {
    if (!open) {
      return;
    }
    open = false;
    wake();
    try {
      thread.join();
      CompletableFuture<Void> wanted = clearing.getAndSet(null);
      if (wanted != null) {
        wanted.completeExceptionally(new IOException("the journal is closed"));
      }
      waiting.forEach(
          draft -> draft.done().completeExceptionally(new IOException("the journal is closed")));
      appender.close();
      lock.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
