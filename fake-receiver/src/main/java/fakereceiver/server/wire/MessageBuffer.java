package fakereceiver.server.wire;

import fakereceiver.mail.Message;
import java.util.Arrays;

/** Collects the octets of one message, and only counts them once there are too many. */
public final class MessageBuffer {

  private static final int FIRST = 4096;

  private final int max;
  private byte[] octets = new byte[0];
  private long size;

  /** An empty one for {@code max} octets. */
  public MessageBuffer(int max) {
    this.max = max;
  }

  void append(byte[] block, int from, int length) {
    if (size + length > max) {
      octets = new byte[0];
    } else {
      int end = (int) size + length;
      if (end > octets.length) {
        long doubled = Math.max(FIRST, octets.length * 2L);
        octets = Arrays.copyOf(octets, (int) Math.min(max, Math.max(end, doubled)));
      }
      System.arraycopy(block, from, octets, (int) size, length);
    }
    size += length;
  }

  /** How many octets came, kept or not. */
  public long size() {
    return size;
  }

  /** Whether more came than are kept. */
  public boolean isTooBig() {
    return size > max;
  }

  /** The octets as a message; nothing is appended after that. */
  public Message toMessage() {
    return Message.of(octets.length == size ? octets : Arrays.copyOf(octets, (int) size));
  }
}
