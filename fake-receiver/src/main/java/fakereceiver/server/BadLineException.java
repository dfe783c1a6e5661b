package fakereceiver.server;

import fakereceiver.mail.Reply;

/** A command line that is not right, and what to say to it. */
final class BadLineException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Reply reply;
  private final boolean fatal;

  private BadLineException(Reply reply, boolean fatal) {
    super(reply.toString(), null, false, false);
    this.reply = reply;
    this.fatal = fatal;
  }

  static BadLineException of(Reply reply) {
    return new BadLineException(reply, false);
  }

  static BadLineException of(String text) {
    return new BadLineException(Reply.of(500, "5.5.2 " + text), false);
  }

  /** One after which nothing more is read from this client. */
  static BadLineException fatal(String text) {
    return new BadLineException(Reply.of(500, "5.5.2 " + text), true);
  }

  Reply reply() {
    return reply;
  }

  boolean isFatal() {
    return fatal;
  }
}
