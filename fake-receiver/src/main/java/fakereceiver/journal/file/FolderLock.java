package fakereceiver.journal.file;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** That a folder is one receiver's to write in; as long as the file that says so is in it. */
public final class FolderLock implements AutoCloseable {

  private final FileChannel channel;
  private final Presence presence;

  FolderLock(FileChannel channel, Presence presence) {
    this.channel = channel;
    this.presence = presence;
  }

  /**
   * Looks whether the folder is still this receiver's.
   *
   * @throws JournalFileException when the file is gone or another one, so that anybody could write
   */
  void check() throws IOException {
    try {
      presence.check();
    } catch (JournalFileException e) {
      throw new JournalFileException(
          e.getMessage() + ": the journal is nobody's; put its folder back, or start again");
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
