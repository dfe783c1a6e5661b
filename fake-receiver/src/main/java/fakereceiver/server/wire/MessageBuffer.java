package fakereceiver.server.wire;

import fakereceiver.mail.Message;
import fakereceiver.session.Budget;
import java.util.Arrays;

/** Collects the octets of one message, and only counts them once there are too many. */
public final class MessageBuffer {

  private static final int FIRST = 4096;

  private final int max;
  private final Budget.Account account;
  private byte[] octets = new byte[0];
  private long size;
  private boolean isUnaffordable;

  /** An empty one for {@code max} octets, as long as the account has them. */
  public MessageBuffer(int max, Budget.Account account) {
    this.max = max;
    this.account = account;
  }

  void append(byte[] block, int from, int length) {
    if (size + length > max || isUnaffordable) {
      forget();
    } else {
      int end = (int) size + length;
      if (end <= octets.length || grow(end)) {
        System.arraycopy(block, from, octets, (int) size, length);
      }
    }
    size += length;
  }

  private boolean grow(int end) {
    int wider = (int) Math.min(max, Math.max(end, Math.max(FIRST, octets.length * 2L)));
    if (account.take(wider - octets.length)) {
      octets = Arrays.copyOf(octets, wider);
      return true;
    }
    isUnaffordable = true;
    forget();
    return false;
  }

  private void forget() {
    account.giveBack(octets.length);
    octets = new byte[0];
  }

  /** How many octets came, kept or not. */
  public long size() {
    return size;
  }

  /** Whether more came than are kept. */
  public boolean isTooBig() {
    return size > max;
  }

  /** Whether memory was too short to keep them. */
  public boolean isUnaffordable() {
    return isUnaffordable;
  }

  /** The octets as a message, which its owner accounts for; nothing is appended after that. */
  public Message toMessage() {
    Message message =
        Message.of(octets.length == size ? octets : Arrays.copyOf(octets, (int) size));
    forget();
    return message;
  }
}
