package fakereceiver.journal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** What is done to a file that is written: a place for tests to make it fail. */
interface Disk {

  Disk REAL =
      new Disk() {
        @Override
        public void write(FileChannel channel, ByteBuffer octets, long at) throws IOException {
          long to = at;
          while (octets.hasRemaining()) {
            to += channel.write(octets, to);
          }
        }

        @Override
        public void force(FileChannel channel) throws IOException {
          channel.force(false);
        }
      };

  void write(FileChannel channel, ByteBuffer octets, long at) throws IOException;

  /** Returns when what was written outlasts a loss of power. */
  void force(FileChannel channel) throws IOException;
}
