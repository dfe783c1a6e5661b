package fakereceiver.journal.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * The segment that grows. What could not be written whole is cut off again; when not even that
 * works, or a flush has failed (nobody knows then what is on the disk), or somebody has taken the
 * segment away, the next write begins a new one. For one thread.
 */
final class Appender implements AutoCloseable {

  private final Folder folder;
  private final FolderLock lock;
  private final Disk disk;
  private final SecureRandom random = new SecureRandom();
  private final ByteBuffer block = ByteBuffer.allocateDirect(1 << 18);

  private Segment segment;
  private FileChannel channel;
  private Presence presence;
  private long size;
  private long lastId;
  private boolean spoilt;

  /** Begins a segment behind what was opened. */
  Appender(Opened opened, Disk disk, long number, long lastSession) throws IOException {
    this.folder = opened.folder();
    this.lock = opened.lock();
    this.disk = disk;
    this.lastId = opened.lastId();
    this.segment = new Segment(folder.file(number), number, random.nextLong(), lastId, lastSession);
    this.channel = folder.create(segment);
    this.presence = Presence.of(segment.file());
    this.size = Segment.HEADER;
  }

  long number() {
    return segment.number();
  }

  long size() {
    return size;
  }

  boolean isSpoilt() {
    return spoilt;
  }

  boolean isEmpty() {
    return size == Segment.HEADER;
  }

  /**
   * Looks whether what is written will be found.
   *
   * @throws JournalFileException when somebody has taken the segment away, or the whole folder
   */
  void check() throws IOException {
    lock.check();
    presence.check();
  }

  /**
   * Begins the next segment; what there is stays when that fails.
   *
   * @throws JournalFileException when the folder is not ours any more
   */
  void next(long lastSession) throws IOException {
    lock.check();
    long number = segment.number() + 1;
    Segment next = new Segment(folder.file(number), number, random.nextLong(), lastId, lastSession);
    FileChannel opened = folder.create(next);
    channel.close();
    channel = opened;
    segment = next;
    size = Segment.HEADER;
    presence = Presence.of(next.file());
    spoilt = false;
  }

  /**
   * Writes all of {@code drafts} and flushes.
   *
   * @return the items, in the same order
   * @throws IOException when none of them is kept
   */
  List<Item> append(List<Draft> drafts) throws IOException {
    long idBefore = lastId;
    List<Item> items = new ArrayList<>();
    boolean flushing = false;
    try {
      try (To out = new To(size)) {
        for (Draft draft : drafts) {
          items.add(write(draft, out));
        }
        out.flush();
        flushing = true;
        disk.force(channel);
        check();
        size = out.at;
      }
      return items;
    } catch (IOException e) {
      boolean cut = isCutOff(e);
      spoilt = flushing || !cut;
      if (!spoilt) {
        lastId = idBefore; // otherwise somebody might find these numbers
      }
      throw e;
    }
  }

  private Item write(Draft draft, To out) throws IOException {
    long id = draft.about().isPresent() ? draft.about().getAsLong() : ++lastId;
    long at = out.at();
    Body body = draft.body();
    byte[] frame =
        Frame.of(segment.marker(), draft.kind(), id, draft.head(), body.length(), draft.bodySum());
    out.write(frame, 0, frame.length);
    body.writeTo(out);
    return new Item(
        draft.kind(),
        id,
        draft.head(),
        new Item.Place(segment.number(), at, draft.head().length, body.length(), draft.bodySum()));
  }

  private boolean isCutOff(IOException because) {
    try {
      channel.truncate(size);
      return true;
    } catch (IOException e) {
      because.addSuppressed(e);
      return false;
    }
  }

  /** The end of the segment, through one block. */
  private final class To extends OutputStream {

    private long at;

    To(long from) {
      at = from;
      block.clear();
    }

    long at() {
      return at + block.position();
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
      int done = 0;
      while (done < length) {
        int part = Math.min(block.remaining(), length - done);
        block.put(octets, from + done, part);
        done += part;
        if (!block.hasRemaining()) {
          flush();
        }
      }
    }

    @Override
    public void flush() throws IOException {
      block.flip();
      long end = at + block.limit();
      disk.write(channel, block, at);
      block.clear();
      at = end;
    }

    @Override
    public void close() {} // whoever wants all of it on the disk says so
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
