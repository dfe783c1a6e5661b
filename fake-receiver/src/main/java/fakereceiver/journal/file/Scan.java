package fakereceiver.journal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One way through a segment, item by item. What is damaged is passed over: the next item is found
 * by the marker.
 */
final class Scan {

  /** Mostly enough for frame and head. */
  private static final int AT_ONCE = 4 << 10;

  private static final int MAX_DAMAGES = 1000;

  private final Segment segment;
  private final boolean bodiesToo;
  private final Consumer<Item> reader;

  /** At most {@link #MAX_DAMAGES}. */
  private final List<Damage> damages = new ArrayList<>();

  private long lastId;

  /**
   * What came of it.
   *
   * @param damages parts that are followed by a sound item, in order
   * @param end where the last sound item ends
   * @param tail how many octets come behind that
   * @param isUnfinished whether those can be a write that was not finished; otherwise, damage
   * @param lastId the last number of an item, sound or with a damaged body
   */
  record Done(List<Damage> damages, long end, long tail, boolean isUnfinished, long lastId) {}

  private Scan(Segment segment, boolean bodiesToo, Consumer<Item> reader) {
    this.segment = segment;
    this.bodiesToo = bodiesToo;
    this.reader = reader;
  }

  /** Gives each sound item to {@code reader}; bodies are only checked when they are wanted. */
  static Done of(Segment segment, boolean bodiesToo, Consumer<Item> reader) throws IOException {
    try (FileChannel channel = FileChannel.open(segment.file(), StandardOpenOption.READ)) {
      return new Scan(segment, bodiesToo, reader).run(channel);
    }
  }

  private Done run(FileChannel channel) throws IOException {
    long size = channel.size();
    long end = Math.min(size, Segment.HEADER);
    long at = end;
    while (at < size) {
      Optional<Item> item = item(channel, at, size);
      if (item.isPresent()) {
        if (at > end && damages.size() < MAX_DAMAGES) {
          damages.add(new Damage(segment.file(), end, at - end));
        }
        reader.accept(item.get());
        end = item.get().place().end();
        at = end;
      } else {
        at = Octets.find(channel, segment.marker(), at + 1);
      }
    }
    boolean unfinished = end < size && isUnfinished(channel, end, size);
    return new Done(damages, end, size - end, unfinished, lastId);
  }

  private Optional<Item> item(FileChannel channel, long at, long size) throws IOException {
    Optional<Item> whole = headed(channel, at, size).filter(item -> item.place().end() <= size);
    whole.ifPresent(item -> lastId = Math.max(lastId, item.id()));
    return whole.filter(item -> !bodiesToo || isSound(channel, item.place()));
  }

  /** An item that ends behind the file, or zeros, for which there was only room. */
  private boolean isUnfinished(FileChannel channel, long at, long size) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(Frame.LENGTH);
    Octets.read(channel, frame, at);
    if (frame.remaining() < Frame.LENGTH || Octets.isZero(channel, at)) {
      return true;
    }
    Optional<Integer> headLength = Frame.headLength(segment.marker(), frame);
    return headLength.filter(length -> at + Frame.LENGTH + length > size).isPresent()
        || headed(channel, at, size).filter(item -> item.place().end() > size).isPresent();
  }

  /** The item there, if its head is sound. */
  private Optional<Item> headed(FileChannel channel, long at, long size) throws IOException {
    ByteBuffer octets = ByteBuffer.allocate(AT_ONCE);
    Octets.read(channel, octets, at);
    Optional<Integer> headLength = Frame.headLength(segment.marker(), octets);
    if (headLength.isEmpty() || at + Frame.LENGTH + headLength.get() > size) {
      return Optional.empty();
    }
    if (octets.remaining() < Frame.LENGTH + headLength.get()) {
      octets = ByteBuffer.allocate(Frame.LENGTH + headLength.get());
      Octets.read(channel, octets, at);
    }
    return Frame.item(octets, segment.number(), at);
  }

  private static boolean isSound(FileChannel channel, Item.Place place) {
    try {
      return Octets.sum(channel, place.bodyAt(), place.bodyLength()) == place.bodySum();
    } catch (IOException e) {
      return false; // a disk that cannot read it any more
    }
  }
}
