package fakereceiver.server.library;

import fakereceiver.server.wire.TimedSocket;
import fakereceiver.server.wire.Timeouts;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listening socket: the library sees each session that begins here as a socket. */
final class ListeningSocket extends ServerSocket {

  private static final Logger LOG = LoggerFactory.getLogger(ListeningSocket.class);

  private static final long PAUSE_MILLIS = 50;

  private final Timeouts timeouts;
  private final Sessions sessions;
  private boolean troubled; // for the accepting thread

  ListeningSocket(Timeouts timeouts, Sessions sessions) throws IOException {
    this.timeouts = timeouts;
    this.sessions = sessions;
  }

  @Override
  public Socket accept() throws IOException {
    while (true) {
      TimedSocket socket = new TimedSocket(timeouts);
      try {
        implAccept(socket);
      } catch (SocketTimeoutException e) {
        throw e;
      } catch (IOException e) {
        waitFor(e); // what is accepted half is closed by the JDK
        continue;
      }
      troubled = false;
      socket.beginSession();
      try {
        return begin(socket);
      } catch (Exception | Error e) { // the clock of a test, in Kotlin, may throw any
        LOG.error("a session could not begin", e);
        socket.close();
      }
    }
  }

  /** Clients wait in the kernel meanwhile. Told once, until one is accepted again. */
  private void waitFor(IOException trouble) throws IOException {
    if (isClosed()) {
      throw trouble;
    }
    if (!troubled) {
      troubled = true;
      LOG.error(
          "no client can be accepted for now, until some have gone: {}", trouble.getMessage());
    }
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw trouble;
    }
  }

  /** The session of an accepted connection, as the library sees it. */
  Socket begin(TimedSocket socket) throws IOException {
    try {
      socket.setTcpNoDelay(true); // replies are whole when they are written
    } catch (SocketException e) {
      // The client has gone already, which the session will find out. To throw here, or to close,
      // would make the library stop accepting for a second.
      LOG.debug("A client was gone before its session began", e);
    }
    return new LibrarySocket(sessions.begin(socket), socket.getPort());
  }
}
