package fakereceiver.server.library;

import fakereceiver.dns.IpAddress;
import fakereceiver.server.command.CommandLoop;
import fakereceiver.server.smtp.Replies;
import fakereceiver.server.smtp.SmtpSession;
import fakereceiver.server.wire.TimedSocket;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.UnknownHostException;
import org.subethamail.smtp.server.Session;

/**
 * A session as the library sees it: a socket from which nothing comes, and to which it says the few
 * things that it says by itself.
 *
 * <p>The library's line reader stops at 998 characters, its dispatcher looks at four letters (so
 * MAILBOX would be MAIL), and its buffers read ahead. It therefore never reads: lines are read and
 * commands are served by the {@link CommandLoop}.
 */
final class LibrarySocket extends Socket {

  private final CommandLoop loop;
  private final InetSocketAddress peer;

  /**
   * A socket that is not connected to anything but {@code loop}.
   *
   * @throws UnknownHostException never: an address has 4 or 16 bytes
   */
  @SuppressWarnings("NullAway") // the JDK makes sockets without one itself
  LibrarySocket(CommandLoop loop, int port) throws UnknownHostException, SocketException {
    super((SocketImpl) null); // nothing is ever connected
    this.loop = loop;
    IpAddress client = loop.session().peer();
    // An address that brings its name along: nothing can make the JDK look one up for it.
    this.peer =
        new InetSocketAddress(InetAddress.getByAddress(client.text(), client.bytes()), port);
  }

  static CommandLoop loopOf(Session session) {
    return ((LibrarySocket) session.getSocket()).loop;
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return peer;
  }

  @Override
  public InetAddress getInetAddress() {
    return peer.getAddress();
  }

  @Override
  public int getPort() {
    return peer.getPort();
  }

  @Override
  public boolean isBound() {
    return true;
  }

  @Override
  public boolean isClosed() {
    return loop.session().wire().isClosed();
  }

  /** Deadlines are kept by {@link TimedSocket}. */
  @Override
  public void setSoTimeout(int millis) {}

  /** The library thinks that it closes the connection: of interest when the receiver closes. */
  @Override
  public synchronized void close() {
    if (loop.session().isClosing()) {
      loop.session().wire().hangUp();
    }
  }

  @Override
  public InputStream getInputStream() {
    return InputStream.nullInputStream();
  }

  @Override
  public OutputStream getOutputStream() {
    return new LibraryVoice(loop);
  }

  /** What the library says by itself, line by line. Once the session is over it goes nowhere. */
  private static final class LibraryVoice extends OutputStream {

    private final CommandLoop loop;

    /** At most a line of the library's own. */
    private final StringBuilder line = new StringBuilder();

    LibraryVoice(CommandLoop loop) {
      this.loop = loop;
    }

    @Override
    public void write(int octet) {
      if (octet == '\n') {
        says(line.toString());
        line.setLength(0);
      } else if (octet != '\r') {
        line.append((char) (octet & 0xff));
      }
    }

    private void says(String text) {
      SmtpSession session = loop.session();
      if (session.isOver()) {
        return;
      }
      session.trouble("the library ended the session: " + text);
      session.leave(
          text.startsWith("421 Too many connections")
              ? Replies.TOO_MANY_CONNECTIONS
              : Replies.OUR_MISTAKE_FATAL);
    }

    @Override
    public void write(byte[] octets, int from, int length) {
      for (int i = from; i < from + length; i++) {
        write(octets[i]);
      }
    }
  }
}
