package fakereceiver.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;

/** The listening socket: what it accepts becomes a visit, which the library sees as a socket. */
final class ListeningSocket extends ServerSocket {

  private final Timeouts timeouts;
  private final SessionMaker visits;

  /** Makes a visit of a connection. */
  @FunctionalInterface
  interface SessionMaker {
    SmtpSession of(TimedSocket socket) throws IOException;
  }

  ListeningSocket(Timeouts timeouts, SessionMaker visits) throws IOException {
    this.timeouts = timeouts;
    this.visits = visits;
  }

  @Override
  public Socket accept() throws IOException {
    TimedSocket socket = new TimedSocket(timeouts);
    implAccept(socket);
    try {
      socket.setTcpNoDelay(true); // replies are whole when they are written
    } catch (SocketException e) {
      // The client has gone already, which the session will find out. To throw here would make the
      // library stop accepting for a second.
      socket.close();
    }
    return new LibrarySocket(visits.of(socket), socket.getPort());
  }
}
