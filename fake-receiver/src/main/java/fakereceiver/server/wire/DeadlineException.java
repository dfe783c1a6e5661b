package fakereceiver.server.wire;

import java.net.SocketTimeoutException;

/** The client was too slow; the message says for what. */
public final class DeadlineException extends SocketTimeoutException {

  private static final long serialVersionUID = 1L;

  DeadlineException(String what) {
    super(what);
  }
}
