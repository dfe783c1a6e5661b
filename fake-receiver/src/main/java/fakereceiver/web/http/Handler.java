package fakereceiver.web.http;

/** Answers requests of one kind. Safe for several threads. */
@FunctionalInterface
public interface Handler {

  /**
   * The reply.
   *
   * @throws Refused when there is a reason not to
   * @throws InterruptedException when it has taken too long, or the server is closed
   */
  Response handle(Request request) throws InterruptedException;
}
