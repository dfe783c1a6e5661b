package fakereceiver.journal.file;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What stands before an item, in octets: the marker of its segment (8), kind (1), id (8), lengths
 * of head and body (4 each), the checksum of the body (4), and one of all that and the head (4).
 */
final class Frame {

  static final int LENGTH = 33;
  static final int MARKER = 8;
  private static final int SUM_AT = LENGTH - Integer.BYTES;

  private Frame() {}

  /** Frame and head of an item. */
  static byte[] of(long marker, byte kind, long id, byte[] head, int bodyLength, int bodySum) {
    ByteBuffer frame = ByteBuffer.allocate(LENGTH + head.length);
    frame.putLong(marker).put(kind).putLong(id);
    frame.putInt(head.length).putInt(bodyLength).putInt(bodySum);
    return frame.putInt(sum(frame.array(), head)).put(head).array();
  }

  /** What {@code octets} begin with: how long the head is, if they may be an item at all. */
  static Optional<Integer> headLength(long marker, ByteBuffer octets) {
    if (octets.remaining() < LENGTH || octets.getLong(octets.position()) != marker) {
      return Optional.empty();
    }
    int length = octets.getInt(octets.position() + 17);
    return length < 0 || length > Item.MAX_HEAD ? Optional.empty() : Optional.of(length);
  }

  /** The item that {@code octets} begin with, frame and head whole; empty when it is damaged. */
  static Optional<Item> item(ByteBuffer octets, long segment, long at) {
    byte[] frame = new byte[LENGTH];
    octets.get(frame);
    ByteBuffer fields = ByteBuffer.wrap(frame).position(MARKER);
    byte kind = fields.get();
    long id = fields.getLong();
    byte[] head = new byte[fields.getInt()];
    int bodyLength = fields.getInt();
    int bodySum = fields.getInt();
    octets.get(head);
    if (fields.getInt() != sum(frame, head) || bodyLength < 0) {
      return Optional.empty();
    }
    Item.Place place = new Item.Place(segment, at, head.length, bodyLength, bodySum);
    return Optional.of(new Item(kind, id, head, place));
  }

  private static int sum(byte[] frame, byte[] head) {
    CRC32C sum = new CRC32C();
    sum.update(frame, 0, SUM_AT);
    sum.update(head);
    return (int) sum.getValue();
  }
}
