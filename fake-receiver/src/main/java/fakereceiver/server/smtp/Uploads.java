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

  /** A message to be filled. */
  public MessageBuffer begin() {
    return new MessageBuffer(maxSize, account);
  }

  /** Octets to be read and thrown away. */
  public MessageBuffer none() {
    return new MessageBuffer(0, account);
  }

  /** The chunks of a message so far. */
  public Optional<MessageBuffer> underWay() {
    return underWay;
  }

  /** More chunks are expected behind {@code begun}. */
  public void expectMore(MessageBuffer begun) {
    underWay = Optional.of(begun);
  }

  /** The last chunk has come, or none will. */
  public void end() {
    underWay = Optional.empty();
  }
}
