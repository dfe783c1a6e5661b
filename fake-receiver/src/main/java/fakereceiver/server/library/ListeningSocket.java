package fakereceiver.server.library;

import fakereceiver.server.wire.TimedSocket;
import fakereceiver.server.wire.Timeouts;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listening socket: the library sees each session that begins here as a socket. */
final class ListeningSocket extends ServerSocket {

  private static final Logger LOG = LoggerFactory.getLogger(ListeningSocket.class);

  private final Timeouts timeouts;
  private final Sessions sessions;

  ListeningSocket(Timeouts timeouts, Sessions sessions) throws IOException {
    this.timeouts = timeouts;
    this.sessions = sessions;
  }

  @Override
  public Socket accept() throws IOException {
    TimedSocket socket = new TimedSocket(timeouts);
    implAccept(socket);
    socket.beginSession();
    return begin(socket);
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
