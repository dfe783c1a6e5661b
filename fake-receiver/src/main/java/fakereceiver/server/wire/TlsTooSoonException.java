package fakereceiver.server.wire;

import java.io.IOException;

/** The client has begun with TLS where commands are expected, and perhaps STARTTLS among them. */
public final class TlsTooSoonException extends IOException {

  private static final long serialVersionUID = 1L;

  TlsTooSoonException() {
    super("a TLS handshake came in place of a command");
  }
}
