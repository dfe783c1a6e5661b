package fakereceiver.server.wire;

import fakereceiver.mail.Message;
import fakereceiver.session.Budget;
import java.util.ArrayList;
import java.util.List;

/** Collects the octets of one message, and only counts them once there are too many. */
public final class MessageBuffer {

  private static final int FIRST = 4096;
  private static final int LARGEST = 1 << 16;

  private final int max;
  private final Budget.Account account;

  /** At most {@link #max} octets together; one array that grew would be copied again and again. */
  private final List<byte[]> parts = new ArrayList<>();

  private long room;
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
      size += length;
      return;
    }
    int left = length;
    while (left > 0) {
      if (size == room && !grow()) {
        size += left;
        return;
      }
      byte[] last = parts.get(parts.size() - 1);
      int free = (int) (room - size);
      int some = Math.min(left, free);
      System.arraycopy(block, from + length - left, last, last.length - free, some);
      left -= some;
      size += some;
    }
  }

  /** By as much again as there is, within limits. */
  private boolean grow() {
    int wider = (int) Math.min(max - size, Math.max(FIRST, Math.min(LARGEST, size)));
    if (account.take(wider)) {
      parts.add(new byte[wider]);
      room += wider;
      return true;
    }
    isUnaffordable = true;
    forget();
    return false;
  }

  /** Gives back the octets; those that became a message are not its own any more. */
  public void forget() {
    account.giveBack(room);
    parts.clear();
    room = 0;
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

  /**
   * The octets as a message; nothing is appended after that. So many octets stay taken, for its
   * owner to give back.
   */
  public Message toMessage() {
    Message message = Message.of(whole());
    account.giveBack(room - size);
    parts.clear();
    room = 0;
    return message;
  }

  private byte[] whole() {
    byte[] octets = new byte[(int) size];
    int at = 0;
    for (byte[] part : parts) {
      int some = Math.min(part.length, octets.length - at);
      System.arraycopy(part, 0, octets, at, some);
      at += some;
    }
    return octets;
  }
}
