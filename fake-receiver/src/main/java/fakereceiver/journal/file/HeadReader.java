package fakereceiver.journal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Reads heads of items that were sound when they were read first. For one thread. */
public final class HeadReader implements AutoCloseable {

  private final Folder folder;
  private long segment = -1;
  private @Nullable FileChannel channel;

  /** Of items in that folder. */
  public HeadReader(Folder folder) {
    this.folder = folder;
  }

  /** The head; what the file lacks meanwhile is zero. */
  public byte[] head(Item.Place place) throws IOException {
    byte[] head = new byte[place.headLength()];
    Octets.read(open(place.segment()), ByteBuffer.wrap(head), place.at() + Frame.LENGTH);
    return head;
  }

  /** The file that was read last stays open: the next head is mostly in the same. */
  private FileChannel open(long number) throws IOException {
    FileChannel known = channel;
    if (known != null && segment == number) {
      return known;
    }
    close();
    FileChannel opened = FileChannel.open(folder.file(number), StandardOpenOption.READ);
    channel = opened;
    segment = number;
    return opened;
  }

  @Override
  public void close() {
    FileChannel known = channel;
    channel = null;
    if (known != null) {
      try {
        known.close();
      } catch (IOException e) {
        return; // it was only read
      }
    }
  }
}
