package fakereceiver.journal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A file of a journal. It begins with a name (8 octets), the version of its format (4), the marker
 * of its items (8), the number of the last entry and of the last session before it (8 each), and a
 * checksum (4). The marker is random, so that no message can look like an item. Immutable.
 *
 * @param file the file
 * @param number which one it is; later ones are greater
 * @param marker what each of its items begins with
 * @param lastId the last entry before it
 * @param lastSession the last session before it
 */
record Segment(Path file, long number, long marker, long lastId, long lastSession) {

  static final int HEADER = 40;
  static final int VERSION = 1;
  private static final long NAME = 0x66722d6a726e6c0aL; // "fr-jrnl\n"
  private static final int SUM_AT = HEADER - Integer.BYTES;

  /** The header as it is written. */
  ByteBuffer header() {
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    header.putLong(NAME).putInt(VERSION).putLong(marker).putLong(lastId).putLong(lastSession);
    return header.putInt(sum(header.array())).flip();
  }

  /**
   * Reads the header of a segment. Where that is damaged the marker is taken from the first item.
   *
   * @throws JournalFileException when a later version has written it
   */
  static Segment read(Path file, long number) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer header = ByteBuffer.allocate(HEADER + Frame.MARKER);
      Octets.read(channel, header, 0);
      long first = header.limit() < HEADER + Frame.MARKER ? 0 : header.getLong(HEADER);
      if (header.limit() < HEADER || header.getInt(SUM_AT) != sum(header.array())) {
        return new Segment(file, number, first, 0, 0);
      }
      if (header.getLong() != NAME) {
        throw new JournalFileException(file + " is no file of a journal");
      }
      int version = header.getInt();
      if (version != VERSION) {
        throw new JournalFileException(
            file
                + " has version "
                + version
                + " of the journal's format, and this program knows up to "
                + VERSION
                + "; use the program that has written it, or a later one");
      }
      return new Segment(file, number, header.getLong(), header.getLong(), header.getLong());
    }
  }

  /** Whether its header is as it was written; what is in it may be so all the same. */
  static boolean isWhole(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer header = ByteBuffer.allocate(HEADER);
      Octets.read(channel, header, 0);
      return header.limit() == HEADER && header.getInt(SUM_AT) == sum(header.array());
    }
  }

  private static int sum(byte[] header) {
    CRC32C sum = new CRC32C();
    sum.update(header, 0, SUM_AT);
    return (int) sum.getValue();
  }
}
