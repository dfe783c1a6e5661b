package fakereceiver.server.wire;

import fakereceiver.mail.Reply;

/** A command line that is not right, and what to say to it. */
public final class BadLineException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Reply reply;
  private final boolean fatal;

  private BadLineException(Reply reply, boolean fatal) {
    super(reply.toString(), null, false, false);
    this.reply = reply;
    this.fatal = fatal;
  }

  /** One that is answered so. */
  public static BadLineException of(Reply reply) {
    return new BadLineException(reply, false);
  }

  /** One whose syntax is wrong. */
  public static BadLineException of(String text) {
    return new BadLineException(Reply.of(500, "5.5.2 " + text), false);
  }

  /** One after which nothing more is read from this client. */
  public static BadLineException fatal(String text) {
    return new BadLineException(Reply.of(500, "5.5.2 " + text), true);
  }

  /** What to say to it. */
  public Reply reply() {
    return reply;
  }

  /** Whether nothing more is read from this client. */
  public boolean isFatal() {
    return fatal;
  }
}
