package fakereceiver.journal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/** Octets of a file. */
final class Octets {

  static final int BLOCK = 1 << 16;

  private Octets() {}

  /**
   * Fills {@code buffer} from there on, as far as the file goes, and flips it: in blocks, since a
   * channel has a buffer of its own, for each thread, as large as what it is asked for at once.
   */
  static void read(FileChannel channel, ByteBuffer buffer, long from) throws IOException {
    long at = from;
    int end = buffer.limit();
    while (buffer.position() < end) {
      buffer.limit(Math.min(end, buffer.position() + BLOCK));
      int count = channel.read(buffer, at);
      if (count < 0) {
        break;
      }
      at += count;
    }
    buffer.flip();
  }

  /** The checksum of so many octets, which are not held all at once; less if there are fewer. */
  static int sum(FileChannel channel, long from, long length) throws IOException {
    CRC32C sum = new CRC32C();
    for (long at = from; at < from + length; at += BLOCK) {
      ByteBuffer block = ByteBuffer.allocate((int) Math.min(BLOCK, from + length - at));
      read(channel, block, at);
      sum.update(block);
    }
    return (int) sum.getValue();
  }

  /** Whether nothing but zeros comes from there on. */
  static boolean isZero(FileChannel channel, long from) throws IOException {
    long size = channel.size();
    for (long at = from; at < size; at += BLOCK) {
      ByteBuffer block = ByteBuffer.allocate(BLOCK);
      read(channel, block, at);
      while (block.hasRemaining()) {
        if (block.get() != 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** Where {@code marker} is found first from there on; the end of the file when nowhere. */
  static long find(FileChannel channel, long marker, long from) throws IOException {
    long size = channel.size();
    for (long at = from; at < size; at += BLOCK - Long.BYTES + 1) {
      ByteBuffer block = ByteBuffer.allocate(BLOCK);
      read(channel, block, at);
      for (int i = 0; i + Long.BYTES <= block.limit(); i++) {
        if (block.getLong(i) == marker) {
          return at + i;
        }
      }
    }
    return size;
  }
}
