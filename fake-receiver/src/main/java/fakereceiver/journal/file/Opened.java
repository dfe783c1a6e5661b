package fakereceiver.journal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal's files that were read and are going to be written to.
 *
 * @param folder where they are
 * @param lock held until it is closed
 * @param sizes of the segments, by number
 * @param lastId the last number of an entry
 * @param lastSession the last number of a session, as far as the segments' beginnings tell
 * @param damages what was passed over
 */
public record Opened(
    Folder folder,
    FolderLock lock,
    Map<Long, Long> sizes,
    long lastId,
    long lastSession,
    List<Damage> damages) {

  private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

  /** What was found on the way. */
  private static final class Found {
    private final List<Damage> damages = new ArrayList<>(); // bounded for each segment
    private final Map<Long, Long> sizes = new TreeMap<>();
    private long lastId;
    private long lastSession;

    void note(Segment segment) {
      lastId = Math.max(lastId, segment.lastId());
      lastSession = Math.max(lastSession, segment.lastSession());
    }
  }

  /**
   * Opens a journal to write; makes it when it is not there. A last write that was not finished is
   * cut off: nobody was told that it is kept. What is damaged stays as it is, and later writes go
   * into another file.
   *
   * @param reader given each item that is there, in the order in which they were written
   * @throws JournalFileException when somebody else writes it, or a later version has written it
   */
  public static Opened of(Folder folder, Consumer<Item> reader) throws IOException {
    folder.create();
    FolderLock lock = folder.lock();
    try {
      Found found = new Found();
      List<Segment> segments = folder.segments();
      for (Segment segment : segments) {
        boolean last = isLast(segment, segments);
        Scan.Done done = scan(segment, last, last, reader, found);
        if (last && done.isUnfinished()) {
          cut(segment, done);
        }
        found.sizes.put(segment.number(), Files.size(segment.file()));
      }
      found.damages.forEach(damage -> LOG.warn("{}", damage));
      return new Opened(folder, lock, found.sizes, found.lastId, found.lastSession, found.damages);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Reads what is there, beside whoever writes. A write that is under way is no damage.
   *
   * @param bodiesToo whether to check every octet; else only those of the last file, as when a
   *     journal is opened
   * @return what is damaged
   * @throws JournalFileException when a later version has written it
   */
  public static List<Damage> read(Folder folder, boolean bodiesToo, Consumer<Item> reader)
      throws IOException {
    Found found = new Found();
    List<Segment> segments = folder.segments();
    for (Segment segment : segments) {
      boolean last = isLast(segment, segments);
      scan(segment, last, bodiesToo || last, reader, found);
    }
    return found.damages;
  }

  /** What is left of a last write that was not finished; nobody may be writing. */
  public static Optional<Damage> unfinished(Folder folder) throws IOException {
    List<Segment> segments = folder.segments();
    if (segments.isEmpty()) {
      return Optional.empty();
    }
    Segment last = segments.get(segments.size() - 1);
    Scan.Done done = Scan.of(last, true, item -> {});
    return done.isUnfinished()
        ? Optional.of(new Damage(last.file(), done.end(), done.tail()))
        : Optional.empty();
  }

  private static Scan.Done scan(
      Segment segment, boolean isLast, boolean bodiesToo, Consumer<Item> reader, Found found)
      throws IOException {
    found.note(segment);
    Scan.Done done = Scan.of(segment, bodiesToo, reader);
    found.lastId = Math.max(found.lastId, done.lastId());
    if (!Segment.isWhole(segment.file()) && done.end() > Segment.HEADER) {
      found.damages.add(new Damage(segment.file(), 0, Segment.HEADER));
    }
    found.damages.addAll(done.damages());
    if (done.tail() > 0 && !(isLast && done.isUnfinished())) {
      found.damages.add(new Damage(segment.file(), done.end(), done.tail()));
    }
    return done;
  }

  private static boolean isLast(Segment segment, List<Segment> segments) {
    return segment.number() == segments.get(segments.size() - 1).number();
  }

  private static void cut(Segment segment, Scan.Done done) throws IOException {
    LOG.info(
        "{}: a write of {} octets that was not finished is cut off", segment.file(), done.tail());
    try (FileChannel channel = FileChannel.open(segment.file(), StandardOpenOption.WRITE)) {
      channel.truncate(done.end());
      channel.force(true);
    }
  }

  /**
   * The body of an item.
   *
   * @throws IOException when it cannot be read, or is not what was written
   */
  public static byte[] body(Folder folder, Item.Place place) throws IOException {
    byte[] body = part(folder, place, place.bodyAt(), place.bodyLength());
    CRC32C sum = new CRC32C();
    sum.update(body);
    if ((int) sum.getValue() != place.bodySum()) {
      throw new IOException(
          new Damage(folder.file(place.segment()), place.at(), place.end() - place.at())
              .toString());
    }
    return body;
  }

  private static byte[] part(Folder folder, Item.Place place, long from, int length)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(folder.file(place.segment()), StandardOpenOption.READ)) {
      byte[] part = new byte[length];
      Octets.read(channel, ByteBuffer.wrap(part), from);
      return part;
    }
  }
}
