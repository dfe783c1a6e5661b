package fakereceiver.server.smtp;

import fakereceiver.mail.Reply;
import java.util.function.UnaryOperator;

/** How replies are said: as they are, or for a while as something else. For one thread. */
public final class Wording {

  private UnaryOperator<Reply> current = UnaryOperator.identity();

  Wording() {}

  /** What is heard when {@code reply} is said now. */
  public Reply of(Reply reply) {
    return current.apply(reply);
  }

  /** Replies go through {@code other} until they are {@link #ordinary}. */
  public void through(UnaryOperator<Reply> other) {
    current = other;
  }

  /** Replies are said as they are. */
  public void ordinary() {
    current = UnaryOperator.identity();
  }
}
