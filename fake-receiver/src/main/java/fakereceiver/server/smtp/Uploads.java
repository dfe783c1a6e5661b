package fakereceiver.server.smtp;

import fakereceiver.server.wire.MessageBuffer;
import fakereceiver.session.Budget;
import java.util.Optional;

/**
 * The messages that one client uploads. One that comes in chunks (RFC 3030) is under way while
 * other commands are served.
 */
public final class Uploads {

  private final int maxSize;
  private final Budget.Account account;
  private Optional<MessageBuffer> underWay = Optional.empty();

  Uploads(int maxSize, Budget.Account account) {
    this.maxSize = maxSize;
    this.account = account;
  }

  /** A message to be filled, under way until the end. */
  public MessageBuffer begin() {
    MessageBuffer begun = new MessageBuffer(maxSize, account);
    underWay = Optional.of(begun);
    return begun;
  }

  /** Octets to be read and thrown away. */
  public MessageBuffer none() {
    return new MessageBuffer(0, account);
  }

  /** What has come of a message so far. */
  public Optional<MessageBuffer> underWay() {
    return underWay;
  }

  /** Nothing more comes of the message, and nobody needs its octets. */
  public void end() {
    underWay.ifPresent(MessageBuffer::forget);
    underWay = Optional.empty();
  }
}
