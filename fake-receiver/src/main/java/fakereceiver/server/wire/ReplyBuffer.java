package fakereceiver.server.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Lines of replies that have not been sent yet. */
final class ReplyBuffer {

  private byte[] octets = new byte[128];
  private int pending;

  /** Octets do not depend on the default charset: what is not ASCII becomes a question mark. */
  void add(String line) {
    int length = line.length();
    if (pending + length + 2 > octets.length) {
      octets = Arrays.copyOf(octets, Math.max(octets.length * 2, pending + length + 2));
    }
    for (int i = 0; i < length; i++) {
      char c = line.charAt(i);
      octets[pending++] = c < 0x80 ? (byte) c : (byte) '?';
    }
    octets[pending++] = '\r';
    octets[pending++] = '\n';
  }

  boolean isEmpty() {
    return pending == 0;
  }

  /** Sends all in one piece; what cannot be sent now never will be. */
  void sendTo(OutputStream output) throws IOException {
    int length = pending;
    pending = 0;
    output.write(octets, 0, length);
  }
}
